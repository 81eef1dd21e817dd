package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts for an admin in their own language; for scripts, logs and events as ever. */
class FactLanguageIT {
    private static final String ENGLISH =
            "none of 1 received groups is allowed; allowed: " + SampleDirectory.ALLOWED_GROUP;
    private static final String GERMAN =
            "keine der 1 empfangenen Gruppen ist zugelassen; zugelassen: " + SampleDirectory.ALLOWED_GROUP;

    private static final List<String> LANGUAGES = List.of("de", "en", "fi");

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .groups()
            .setting("allowedGroups", SampleDirectory.ALLOWED_GROUP)
            .create();

    private final Operator operator = Operator.with(realm, "manage-identity-providers", "manage-realm");

    @AfterEach
    void forget() {
        realm.configure(Map.of("portalClient", ""));
        LANGUAGES.forEach(language -> operator.send("DELETE", "localization/" + language, ""));
    }

    @Test
    void refusalWhenReadInGermanThenOnlyTheSentencesAreGerman() {
        // given
        RefusalEvidence refused = RefusalEvidence.of(
                        realm.admin(), realm.atJumpCloud().answer(SampleDirectory.OTHER_GROUP))
                .assertTellsOf(RefusalReason.NOT_IN_ALLOWED_GROUP);
        String below = "jumpcloud/refusals/" + refused.page().reference();

        // when
        JsonNode german = operator.read(below, "de-AT,de;q=0.9,en;q=0.1");

        // then
        assertThat(refused.fact()).isEqualTo(ENGLISH);
        assertThat(german.get("fact").asText()).isEqualTo(GERMAN);
        assertThat(german.get("remedy").asText()).contains("User Groups", "ankreuzen");
        assertThat(german.get("place").asText()).isEqualTo("jumpcloud");
        assertThat(german.get("kind").asText()).isEqualTo("no-allowed-group");
        assertThat(german.at("/arguments/count").asInt()).isEqualTo(1);
        assertThat(Json.texts(german.at("/arguments/allowed"))).containsExactly(SampleDirectory.ALLOWED_GROUP);
        assertThat(german.get("code")).isEqualTo(refused.told().get("code"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "de, true",
        "'fi, de;q=0.5, en;q=0.1', true",
        "'de;q=0.1, en', false",
        "fi, false",
        "*, false",
        "'../../etc/passwd', false",
        "'x;q=x,,', false"
    })
    void findingsWhenALanguageIsAskedForThenItIsGivenOrEnglish(String languages, boolean german) {
        // given
        realm.configure(Map.of("portalClient", "no-such-client"));

        // when
        JsonNode finding = Json.list(operator.read("jumpcloud/" + realm.alias() + "/findings", languages)).stream()
                .filter(found -> found.get("kind").asText().equals("portal-client-unusable"))
                .findFirst()
                .orElseThrow();

        // then
        assertThat(finding.get("fact").asText()).startsWith(german ? "der Portal-Client" : "the portal client");
        assertThat(finding.get("jumpcloudField").asText()).startsWith("none: ");
        assertThat(finding.get("remedy").asText()).doesNotContain("none:").contains("Keycloak");
        assertThat(finding.get("place").asText()).isEqualTo("keycloak");
        assertThat(finding.get("arguments").isEmpty()).isTrue();
    }

    @Test
    void refusalWhenTheRealmHasSentencesOfItsOwnThenTheyCountForReadersAndNotForTheEvent() {
        // given
        localize("de", "falsche Gruppe ({0}): {1}");
        localize("fi", "v\u00E4\u00E4r\u00E4 ryhm\u00E4");
        localize("en", "wrong group");

        // when
        RefusalEvidence refused =
                RefusalEvidence.of(realm.admin(), realm.atJumpCloud().answer(SampleDirectory.OTHER_GROUP));

        // then
        String below = "jumpcloud/refusals/" + refused.page().reference();
        assertThat(refused.fact()).isEqualTo(ENGLISH);
        assertThat(operator.read(below, "de").get("fact").asText())
                .isEqualTo("falsche Gruppe (1): " + SampleDirectory.ALLOWED_GROUP);
        assertThat(operator.read(below, "fi").get("fact").asText()).isEqualTo("v\u00E4\u00E4r\u00E4 ryhm\u00E4");
        assertThat(operator.read(below, "sv").get("fact").asText()).isEqualTo("wrong group");
    }

    private void localize(String language, String sentence) {
        realm.admin()
                .api()
                .post(realm.admin().path("localization/" + language), Map.of("jumpcloudFactNoAllowedGroup", sentence));
    }

    @Test
    void refusalWhenOthersResponsesHadGroupsThenThePersonIsToGetOne() {
        // given
        realm.login(SampleDirectory.ORDINARY);

        // when
        RefusalEvidence refused = RefusalEvidence.of(
                        realm.admin(), realm.atJumpCloud().answer(SampleDirectory.NO_GROUP))
                .assertTellsOf(RefusalReason.GROUP_ATTRIBUTE_ABSENT);

        // then
        assertThat(refused.told().get("kind").asText()).isEqualTo("groups-of-person-absent");
        assertThat(refused.told().get("remedy").asText()).contains("put this person into one of the groups");
        assertThat(refused.fact()).contains("in other responses lately");
    }
}
