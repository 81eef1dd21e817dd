package io.github.keycloakjumpcloud.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trial logins: the whole round trip, a report, and a realm that stays as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialLoginIT {
    private TestRealm realm;
    private Operator operator;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().create();
        operator = Operator.with(realm, "manage-identity-providers");
    }

    @BeforeEach
    void disable() {
        enable(false);
        realm.configure(Map.of("verifiedDomains", "", "linkExisting", "verified-domain"));
    }

    @AfterAll
    void deleteRealm() {
        realm.close();
    }

    @Test
    void trialWhenTheConnectionIsDisabledAndThePersonNewThenItTellsAllAndWritesNothing() {
        // given
        Untouched before = Untouched.now(realm);

        // when
        JsonNode report = trial(SampleDirectory.ORDINARY);

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
        Trial trial = begin();
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
        enable(true);
        String userId = realm.login(SampleDirectory.ADMIN).userId();
        Untouched before = Untouched.now(realm);

        // when
        JsonNode report = trial(SampleDirectory.ADMIN.withDepartment("Elsewhere"));

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
        JsonNode report = trial(person);

        // then
        assertThat(report.get("outcome").asText()).isEqualTo(outcome);
        assertThat(report.at("/account/id").asText()).isEqualTo(userId);
        assertThat(report.at("/refusal/code").asText("")).isEqualTo(outcome.equals("refused") ? "JC-204" : "");
    }

    @Test
    void trialWhenTheGateRefusesThenEachCheckGivesItsOwnReason() {
        // given
        realm.configure(Map.of("verifiedDomains", "example.org"));
        Untouched before = Untouched.now(realm);

        // when
        JsonNode report = trial(SampleDirectory.MISMATCHED);

        // then
        before.assertUnchanged();
        assertThat(report.get("outcome").asText()).isEqualTo("refused");
        assertThat(report.at("/refusal/code").asText()).isEqualTo("JC-105");
        assertThat(Json.list(report.get("checks")))
                .filteredOn(check -> !check.get("passed").asBoolean())
                .extracting(check -> check.get("check").asText())
                .containsExactly("name-id", "domain");
    }

    @Test
    void trialWhenAnAttributeIsMisspeltThenItIsAHint() {
        // when
        JsonNode report = trial(SampleDirectory.MISSPELT_ATTRIBUTE);

        // then
        assertThat(Json.list(report.get("nearMisses"))).hasSize(1).allSatisfy(miss -> {
            assertThat(miss.get("expected").asText()).isEqualTo("FirstName");
            assertThat(miss.get("received").asText()).isEqualTo("firstname");
        });
    }

    @Test
    void trialWhenTheSignatureIsWrongThenTheReportSaysSo() {
        // given
        Trial trial = begin();
        SamlResponse response = trial.signIn.responseFor(SampleDirectory.ORDINARY);

        // when
        Page page = realm.post(
                trial.signIn.browser(),
                response.base64(SigningKey.generate()),
                trial.signIn.request().relayState());

        // then
        assertEnd(page);
        assertThat(trial.report("").at("/refusal/code").asText()).isEqualTo("JC-301");
        assertThat(trial.report("").at("/refusal/jumpcloudField").asText()).isNotBlank();
    }

    @Test
    void trialWhenThePersonIsNotAssignedThenTheReportSaysSo() {
        // when
        JsonNode report = trial(SampleDirectory.NOT_ASSIGNED);

        // then
        assertThat(report.at("/refusal/code").asText()).isEqualTo("JC-312");
    }

    @Test
    void trialWhenTheAnswerIsUsedAgainAsALoginThenItIsRefused() {
        // given
        Trial trial = begin();
        String response = trial.signIn
                .responseFor(SampleDirectory.ORDINARY)
                .base64(realm.application().key());
        assertEnd(realm.post(
                trial.signIn.browser(), response, trial.signIn.request().relayState()));
        enable(true);
        SignIn login = realm.atJumpCloud();

        // when
        Page page = realm.post(login.browser(), response, login.request().relayState());

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-309");
    }

    @Test
    void trialWhenAnotherBrowserBringsTheAnswerThenNothingComesOfIt() {
        // given
        enable(true);
        Trial trial = begin();
        String response = trial.signIn
                .responseFor(SampleDirectory.ORDINARY)
                .base64(realm.application().key());
        String relayState = trial.signIn.request().relayState();

        // when
        Page page = realm.post(realm.browser(), response, relayState);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-313");
        assertThat(trial.progress("").get("state").asText()).isEqualTo("waiting");
    }

    @Test
    void trialWhenTheAssertionIsOlderThanTheTrialThenTheReportRefusesIt() {
        // given
        Trial trial = begin();

        // when
        assertEnd(trial.signIn.answer(SampleDirectory.ORDINARY, response -> response.withSubjectInResponseTo(false)
                .withIssueInstant(Instant.now().minusSeconds(90))));

        // then
        assertThat(trial.report("").at("/refusal/code").asText()).isEqualTo("JC-313");
    }

    @Test
    void loginWhenTheBrowserHasATrialOpenThenItGoesOnAsUsual() {
        // given
        enable(true);
        Trial trial = begin();

        // when
        trial.signIn.start();
        trial.signIn.answer(SampleDirectory.RESPELT_DEPARTMENT);

        // then
        assertThat(trial.signIn.login().email()).isEqualTo(SampleDirectory.RESPELT_DEPARTMENT.email());
        assertThat(trial.progress("").get("state").asText()).isEqualTo("waiting");
    }

    @Test
    void loginWhenTheBrowserHasTheCookieOfAnExpiredTrialThenItGoesOnAsUsual() {
        // given
        enable(true);
        SignIn login = realm.newPerson();
        URI acs = URI.create(realm.acsUrl());
        login.browser().accept(acs, "JUMPCLOUD_TRIAL=" + "x".repeat(44) + "; Path=" + acs.getPath());

        // when
        login.start();
        login.answer(SampleDirectory.RESPELT_DEPARTMENT);

        // then
        assertThat(login.login().email()).isEqualTo(SampleDirectory.RESPELT_DEPARTMENT.email());
        assertThat(login.browser().cookieNames()).doesNotContain("JUMPCLOUD_TRIAL");
    }

    @Test
    void trialWhenItIsOverThenItsAddressLeadsNowhereAgain() {
        // given
        Trial trial = begin();
        trial.answer(SampleDirectory.ORDINARY);

        // then
        assertEnd(trial.signIn.browser().open(trial.url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "view-identity-providers", "manage-users"})
    void startWhenCallerMayNotManageThenForbidden(String role) {
        // when
        HttpResponse<String> answer =
                Operator.with(realm, role).send("POST", "jumpcloud/" + realm.alias() + "/trial-logins", "");

        // then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void reportWhenAnotherAdminAsksThenThereIsNone() {
        // given
        Trial trial = begin();
        String path = "jumpcloud/" + realm.alias() + "/trial-logins/" + trial.id;

        // then
        assertThat(realm.admin()
                        .api()
                        .exchange("GET", realm.admin().path(path), null)
                        .status())
                .isEqualTo(404);
        assertThat(operator.send("GET", path, "").statusCode()).isEqualTo(200);
        assertThat(operator.send("GET", path + "x", "").statusCode()).isEqualTo(404);
    }

    @Test
    void startWhenNothingIsKnownOfJumpCloudThenConflict() {
        // given
        realm.admin().createIdentityProvider("bare", TestRealm.PROVIDER, Map.of());

        // when
        HttpResponse<String> answer = operator.send("POST", "jumpcloud/bare/trial-logins", "");

        // then
        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void addressWhenNobodyStartedSuchATrialThenNotFound() {
        assertThat(realm.browser()
                        .open(realm.entityId() + "/jumpcloud/" + realm.alias() + "/trial-logins/" + "x".repeat(44))
                        .status())
                .isEqualTo(404);
    }

    private JsonNode trial(Person person) {
        Trial trial = begin();
        trial.answer(person);
        return trial.report("");
    }

    private Trial begin() {
        HttpResponse<String> answer = operator.send("POST", "jumpcloud/" + realm.alias() + "/trial-logins", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode started = Json.read(answer.body());
        Trial trial = new Trial(started.get("id").asText(), started.get("url").asText(), realm.newPerson());
        trial.signIn.browser().open(trial.url);
        return trial;
    }

    private void enable(boolean enabled) {
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", enabled));
    }

    private static void assertEnd(Page page) {
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.element("#jumpcloud-trial")).as(page.toString()).isPresent();
    }

    /** A trial of the operator's, at JumpCloud's door. */
    private final class Trial {
        private final String id;
        private final String url;
        private final SignIn signIn;

        private Trial(String id, String url, SignIn signIn) {
            this.id = id;
            this.url = url;
            this.signIn = signIn;
        }

        private void answer(Person person) {
            assertEnd(signIn.answer(person));
        }

        private JsonNode progress(String query) {
            return Json.read(operator.send("GET", "jumpcloud/" + realm.alias() + "/trial-logins/" + id + query, "")
                    .body());
        }

        private JsonNode report(String query) {
            JsonNode progress = progress(query);
            assertThat(progress.path("state").asText()).as(progress.toString()).isEqualTo("done");
            return progress.get("report");
        }
    }
}
