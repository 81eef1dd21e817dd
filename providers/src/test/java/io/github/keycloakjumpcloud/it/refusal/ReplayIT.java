package io.github.keycloakjumpcloud.it.refusal;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.FailingDirectory;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whether somebody who was refused would be let in now: after each thing that an admin, SCIM or JumpCloud's admin may change. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ReplayIT {

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder()
                .groups()
                .organizations()
                .setting("verifiedDomains", "example.com")
                .create();
        admin = realm.admin();
    }

    @Test
    void replayWhenTheRuleHasChangedThenThePersonWouldBeLetInAndIs() {
        // given
        realm.configure(Map.of("allowedGroups", SampleDirectory.ALLOWED_GROUP));
        String reference = refused(SampleDirectory.OTHER_GROUP, "JC-101");
        JsonNode still = replayed(reference);
        assertThat(still.get("outcome").asText()).isEqualTo("refused");
        assertThat(still.at("/refusal/code").asText()).isEqualTo("JC-101");
        assertThat(check(still, "groups")).isEqualTo("failed");
        assertThat(check(still, "domain")).isEqualTo("passed");

        // when
        realm.configure(
                Map.of("allowedGroups", SampleDirectory.OTHER_GROUP.groups().get(0)));

        // then
        JsonNode now = replayed(reference);
        assertThat(now.get("outcome").asText()).isEqualTo("creates-account");
        assertThat(check(now, "groups")).isEqualTo("passed");
        assertThat(now.toString())
                .doesNotContain(SampleDirectory.OTHER_GROUP.email())
                .doesNotContain(SampleDirectory.OTHER_GROUP.lastName());
        assertThat(admin.usersByEmail(SampleDirectory.OTHER_GROUP.email())).isEmpty();
        realm.login(SampleDirectory.OTHER_GROUP);
        assertThat(replayed(reference).get("outcome").asText()).isEqualTo("signs-in");
    }

    @Test
    void replayWhenTheNameOfTheAttributeHasChangedThenWhatCameUnderItCounts() {
        // given
        realm.configure(Map.of("allowedGroups", "Staff"));
        String reference = refused(person("renamed").withAttribute("teams", "Staff"), "JC-102");

        // when
        realm.configure(Map.of("groupsAttribute", "teams"));

        // then
        assertThat(replayed(reference).get("outcome").asText()).isEqualTo("creates-account");
    }

    @Test
    void replayWhenScimHasMadeTheAccountThenThePersonWouldBeLetIn() {
        // given
        realm.configure(Map.of("provisioningMode", "scim-only", "scimEnabled", "true"));
        String reference = refused(person("pushed"), "JC-202");

        // when
        ScimSide.of(realm).createUser(ScimSide.user("pushed"));

        // then
        assertThat(replayed(reference).get("outcome").asText()).isEqualTo("signs-in");
    }

    @Test
    void replayWhenAnAccountOfTheAddressHasGoneThenANewOneWouldBeMade() {
        // given
        realm.configure(Map.of("linkExisting", "never"));
        String account = admin.createUser(People.email("taken"), Map.of());
        String reference = refused(person("taken"), "JC-204");
        assertThat(replayed(reference).at("/refusal/code").asText()).isEqualTo("JC-204");

        // when
        admin.api().delete(admin.path("users/" + account));

        // then
        assertThat(replayed(reference).get("outcome").asText()).isEqualTo("creates-account");
    }

    @Test
    void replayWhenTheAccountIsDisabledAgainThenItIsRefusedForThat() {
        // given
        String account = realm.login(person("leaver")).userId();
        admin.updateUser(account, user -> user.put("enabled", false));
        String reference = refused(person("leaver"), "JC-203");

        // when
        admin.updateUser(account, user -> user.put("enabled", true));

        // then
        assertThat(replayed(reference).get("outcome").asText()).isEqualTo("signs-in");

        // when
        admin.updateUser(account, user -> user.put("enabled", false));

        // then
        assertThat(replayed(reference).at("/refusal/code").asText()).isEqualTo("JC-203");
    }

    @Test
    void replayWhenTheConnectionOrItsOrganizationIsDisabledThenNobodyWouldBeLetIn() {
        // given
        realm.configure(Map.of("allowedGroups", SampleDirectory.ALLOWED_GROUP));
        String reference = refused(SampleDirectory.OTHER_GROUP, "JC-101");
        realm.configure(Map.of("allowedGroups", ""));
        OrganizationAdmin organization = OrganizationAdmin.create(admin, "acme", "example.com");
        organization.link(realm.alias());
        assertThat(replayed(reference).get("outcome").asText()).isEqualTo("creates-account");

        // when
        organization.enable(false);

        // then
        assertThat(replayed(reference).at("/refusal/code").asText()).isEqualTo("JC-107");

        // when
        organization.enable(true);
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("enabled", false));

        // then
        JsonNode closed = replayed(reference);
        assertThat(closed.at("/refusal/code").asText()).isEqualTo("JC-107");
        assertThat(check(closed, "domain")).isEqualTo("passed");

        // when
        admin.updateIdentityProvider(
                realm.alias(), provider -> provider.put("enabled", true).put("linkOnly", true));

        // then
        assertThat(replayed(reference).at("/refusal/kind").asText()).isEqualTo("linking-only");
    }

    /** A message that adds the connection to an account would not sign anybody in. */
    @Test
    void replayWhenSomebodyWasAddingTheConnectionThenTheRuleOfThatIsAsked() {
        // given
        realm.configure(Map.of("allowedGroups", SampleDirectory.ALLOWED_GROUP));
        Map<String, Object> fields = new HashMap<>(People.withPassword());
        String email = "own@elsewhere.example";
        String account = admin.createUser(email, fields);
        SignIn signIn = realm.newPerson().askForLink(email);
        String reference =
                RefusalPage.of(signIn.answer(SampleDirectory.OTHER_GROUP)).reference();
        realm.configure(Map.of("allowedGroups", ""));
        assertThat(replayed(reference).get("outcome").asText()).isNotEqualTo("creates-account");

        // when
        realm.configure(Map.of("linkExisting", "never"));

        // then
        assertThat(replayed(reference).at("/refusal/code").asText()).isEqualTo("JC-204");

        // when
        admin.api().delete(admin.path("users/" + account));

        // then
        assertThat(replayed(reference).at("/refusal/kind").asText()).isEqualTo("account-deleted-meanwhile");
    }

    /** What a sign-in answers with a code, a replay does, too. */
    @Test
    void replayWhenADirectoryDoesNotAnswerThenTheReportSaysSo() {
        // given
        realm.configure(Map.of("allowedGroups", SampleDirectory.ALLOWED_GROUP));
        String reference = refused(
                person("lost")
                        .withEmail(FailingDirectory.LOST + "ann@example.com")
                        .withNameId(FailingDirectory.LOST + "ann@example.com")
                        .withGroups("Other"),
                "JC-101");

        // when
        realm.configure(Map.of("allowedGroups", ""));
        FailingDirectory.addTo(admin);

        // then
        assertThat(replayed(reference).at("/refusal/code").asText()).isEqualTo("JC-207");
    }

    @Test
    void replayWhenTheConnectionWasMadeAnewThenItIsAnotherOne() {
        // given
        realm.configure(Map.of("allowedGroups", SampleDirectory.ALLOWED_GROUP));
        String reference = refused(SampleDirectory.OTHER_GROUP, "JC-101");
        Map<String, String> settings = admin.settings(realm.alias());
        admin.api().delete(admin.path("identity-provider/instances/" + realm.alias()));
        assertThat(replay(reference).status()).isEqualTo(404);

        // when
        admin.createIdentityProvider(realm.alias(), TestRealm.PROVIDER, settings);

        // then
        assertThat(replay(reference).status()).isEqualTo(404);
        assertThat(replay(reference).body().get("kind").asText()).isEqualTo("no-such-connection");
    }

    @Test
    void replayWhenTheMessageWasNotGoodOrSaidTooMuchThenConflict() {
        // given
        realm.configure(Map.of("allowedGroups", SampleDirectory.ALLOWED_GROUP));
        SignIn signIn = realm.atJumpCloud();
        String forged = RefusalPage.of(Wire.answer(
                        realm,
                        signIn,
                        signIn.responseFor(SampleDirectory.ORDINARY).xml(SigningKey.generate())))
                .reference();
        String[] groups = IntStream.range(0, 400)
                .mapToObj(number -> "A group of some length " + number)
                .toArray(String[]::new);
        String large = refused(person("member").withGroups(groups), "JC-101");

        // then
        for (String reference : List.of(forged, large)) {
            assertThat(refusal(reference).get("replayable").asBoolean()).isFalse();
            Answer answer = replay(reference);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(409);
            assertThat(answer.body().get("kind").asText()).isEqualTo("refusal-without-facts");
        }
        assertThat(replay("AAAA-AAAA").body().get("kind").asText()).isEqualTo("no-such-refusal");
    }

    private String refused(Person person, String code) {
        RefusalPage page = realm.refusal(person);
        assertThat(page.code()).isEqualTo(code);
        assertThat(refusal(page.reference()).has("replayable")).isTrue();
        return page.reference();
    }

    private JsonNode refusal(String reference) {
        return admin.get("jumpcloud/refusals/" + reference);
    }

    private JsonNode replayed(String reference) {
        Answer answer = replay(reference);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private Answer replay(String reference) {
        return admin.api().exchange("POST", admin.path("jumpcloud/refusals/" + reference + "/replay"), null);
    }

    private static String check(JsonNode report, String name) {
        return Json.list(report.get("checks")).stream()
                .filter(check -> check.get("check").asText().equals(name))
                .map(check -> check.get("state").asText())
                .findFirst()
                .orElseThrow();
    }
}
