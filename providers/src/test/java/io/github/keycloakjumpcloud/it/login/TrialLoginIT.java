package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.login.Trials.assertEnd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.it.login.Trials.Trial;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trial logins: the whole round trip, a report, and a realm that stays as it was. */
class TrialLoginIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().groups().create();

    private final Operator operator = Operator.with(realm, "manage-identity-providers");
    private final Trials trials = new Trials(realm, operator);

    @BeforeEach
    void disable() {
        trials.enable(false);
        realm.configure(Map.of("verifiedDomains", "", "linkExisting", "verified-domain"));
    }

    @Test
    void trialWhenTheConnectionIsDisabledAndThePersonNewThenItTellsAllAndWritesNothing() {
        // given
        Untouched before = Untouched.now(realm);

        // when
        JsonNode report = trials.report(SampleDirectory.ORDINARY);

        // then
        before.assertUnchanged();
        assertThat(report.get("outcome").asText()).isEqualTo("creates-account");
        assertThat(report.has("refusal")).isFalse();
        assertThat(report.has("account")).isFalse();
        assertThat(Json.list(report.get("checks")))
                .hasSize(6)
                .allSatisfy(check -> assertThat(check.get("passed").asBoolean()).isTrue())
                .allSatisfy(check -> assertThat(check.get("reason").asText()).isNotBlank());
        assertThat(report.at("/department/decision").asText()).isEqualTo("creates");
        assertThat(report.at("/department/name").asText()).isEqualTo("Engineering");
        assertThat(Json.texts(report.get("groups")))
                .containsExactly("group:/JumpCloud/" + realm.alias() + "/" + SampleDirectory.ALLOWED_GROUP);
    }

    @Test
    void reportWhenNotRevealedThenItTellsNoValues() {
        // given
        Trial trial = trials.begin();
        trial.answer(SampleDirectory.ORDINARY);

        // then
        assertThat(trial.report("").toString())
                .doesNotContain("anna")
                .doesNotContain(SampleDirectory.ORDINARY.email())
                .contains("•••@example.com");
        assertThat(trial.report("?reveal=true").toString()).contains(SampleDirectory.ORDINARY.email());
    }

    @Test
    void trialWhenThePersonHasSignedInBeforeThenItNamesTheAccount() {
        // given
        trials.enable(true);
        String userId = realm.login(SampleDirectory.ADMIN).userId();
        Untouched before = Untouched.now(realm);

        // when
        JsonNode report = trials.report(SampleDirectory.ADMIN.withDepartment("Elsewhere"));

        // then
        before.assertUnchanged();
        assertThat(report.get("outcome").asText()).isEqualTo("signs-in");
        assertThat(report.at("/account/id").asText()).isEqualTo(userId);
        assertThat(report.at("/department/decision").asText()).isEqualTo("creates");
        assertThat(Json.texts(report.at("/department/leaves"))).containsExactly("Engineering");
    }

    @ParameterizedTest(name = "{0}, domains {1}: {2}")
    @CsvSource({
        "verified-domain, example.com, links-account",
        "verified-domain, '', asks-for-proof",
        "confirm, example.com, asks-for-proof",
        "never, example.com, refused"
    })
    void trialWhenAnAccountHasTheAddressThenItTellsWhatBecomesOfIt(String linking, String domains, String outcome) {
        // given
        Person person = SampleDirectory.NO_DEPARTMENT;
        realm.configure(Map.of("linkExisting", linking, "verifiedDomains", domains));
        String userId = realm.admin().usersByEmail(person.email()).stream()
                .map(user -> user.get("id").asText())
                .findFirst()
                .orElseGet(() -> realm.admin().createUser(person.email(), People.withPassword()));

        // when
        JsonNode report = trials.report(person);

        // then
        boolean refused = outcome.equals("refused");
        assertThat(report.get("outcome").asText()).isEqualTo(outcome);
        assertThat(report.at("/account/id").asText()).isEqualTo(refused ? "" : userId);
        assertThat(report.at("/refusal/code").asText("")).isEqualTo(refused ? "JC-204" : "");
        assertThat(report.at("/refusal/arguments/account").asText("")).isEqualTo(refused ? userId : "");
    }

    @Test
    void trialWhenAnAccountCouldBeProvenByMailAloneAndTheRealmSendsNoneThenThePersonCannotComeIn() {
        // given
        Person person = SampleDirectory.OTHER_GROUP;
        realm.configure(Map.of("linkExisting", "confirm"));
        String userId = realm.admin().createUser(person.email(), Map.of("emailVerified", true));

        // when
        JsonNode without = trials.report(person);
        realm.admin().update(Map.of("smtpServer", Mailbox.SOMEWHERE));
        JsonNode with = trials.report(person);
        realm.admin().update(Map.of("smtpServer", Map.of()));

        // then
        assertThat(without.get("outcome").asText()).isEqualTo("refused");
        assertThat(without.at("/refusal/code").asText()).isEqualTo("JC-204");
        assertThat(without.at("/refusal/kind").asText()).isEqualTo("no-mail-to-prove-by");
        assertThat(without.at("/refusal/arguments/account").asText()).isEqualTo(userId);
        assertThat(with.get("outcome").asText()).isEqualTo("asks-for-proof");
    }

    @Test
    void lastAnswerWhenATrialWasAnsweredThenItTellsWhen() {
        // given
        String trialLogins = "jumpcloud/" + realm.alias() + "/trial-logins";
        Operator viewer = Operator.with(realm, "view-identity-providers");
        Instant before = Instant.now().minusSeconds(1);

        // when
        trials.report(SampleDirectory.NOT_ASSIGNED);

        // then
        JsonNode last = viewer.read(trialLogins, "en");
        assertThat(Instant.parse(last.get("answeredAt").asText())).isBetween(before, Instant.now());
        assertThat(last.get("secondsAgo").asLong()).isBetween(0L, 60L);
        assertThat(operator.send("GET", "jumpcloud/nobody/trial-logins", "").statusCode())
                .isEqualTo(404);
        assertThat(Operator.with(realm, "manage-users")
                        .send("GET", trialLogins, "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void trialWhenTheGateRefusesThenEachCheckGivesItsOwnReason() {
        // given
        realm.configure(Map.of("verifiedDomains", "example.org"));
        Untouched before = Untouched.now(realm);

        // when
        JsonNode report = trials.report(SampleDirectory.MISMATCHED);

        // then
        before.assertUnchanged();
        assertThat(report.get("outcome").asText()).isEqualTo("refused");
        assertThat(report.at("/refusal/code").asText()).isEqualTo("JC-105");
        assertThat(Json.list(report.get("checks")))
                .filteredOn(check -> !check.get("passed").asBoolean())
                .extracting(check -> check.get("check").asText())
                .containsExactly("name-id", "domain");
        assertThat(Json.list(report.get("checks")))
                .extracting(check -> check.get("state").asText())
                .containsExactly("passed", "not-restricted", "passed", "failed", "failed", "not-restricted");
        assertThat(report.has("account")).isFalse();
        assertThat(report.has("department")).isFalse();
        assertThat(report.get("groups")).isEmpty();
    }

    @Test
    void trialWhenAnAttributeIsMisspeltThenItIsAHint() {
        // when
        JsonNode report = trials.report(SampleDirectory.MISSPELT_ATTRIBUTE);

        // then
        assertThat(Json.list(report.get("nearMisses"))).hasSize(1).allSatisfy(miss -> {
            assertThat(miss.get("expected").asText()).isEqualTo("FirstName");
            assertThat(miss.get("received").asText()).isEqualTo("firstname");
        });
    }

    @Test
    void trialWhenTheSignatureIsWrongThenTheReportSaysSo() {
        // given
        Trial trial = trials.begin();
        SamlResponse response = trial.signIn().responseFor(SampleDirectory.ORDINARY);

        // when
        Page page = realm.post(
                trial.signIn().browser(),
                response.base64(SigningKey.generate()),
                trial.signIn().request().relayState());

        // then
        assertEnd(page);
        assertThat(trial.report("").at("/refusal/code").asText()).isEqualTo("JC-301");
        assertThat(trial.report("").at("/refusal/jumpcloudField").asText()).isNotBlank();
    }

    @Test
    void trialWhenThePersonIsNotAssignedThenTheReportSaysSo() {
        // when
        JsonNode report = trials.report(SampleDirectory.NOT_ASSIGNED);

        // then
        assertThat(report.at("/refusal/code").asText()).isEqualTo("JC-312");
    }
}
