package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.login.Trials.assertEnd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.it.login.Trials.Trial;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to trials that JumpCloud posts to another ACS URL than the connection's, because an administrator has entered that. */
class StrayTrialIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    @AutoClose
    private final TestRealm elsewhere = TestRealm.builder().create();

    private final Operator operator = Operator.with(realm, "manage-identity-providers");
    private final Trials trials = new Trials(realm, operator);
    private final String acsUrl = realm.acsUrl();
    private TestRealm other;

    @BeforeAll
    void connectOthers() {
        other = realm.connect("other", Map.of(), application -> application.withIssuer("other"));
        TestRealm disabled = realm.connect("disabled", Map.of(), application -> application.withIssuer("disabled"));
        new Trials(disabled, operator).enable(false);
        realm.connectPlainSaml("plain");
        trials.enable(false);
    }

    @AfterEach
    void enterTheRightAddress() {
        realm.changeApplication(application -> application.withAcsUrl(acsUrl));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "disabled", "plain", "nobody"})
    void trialWhenTheAnswerComesToAnotherAddressThenItTellsBothAndNothingElseHappens(String alias) {
        // given
        enter(alias);
        Untouched before = Untouched.now(realm);
        JsonNode ofOther = operator.read("jumpcloud/other/trial-logins", "en");
        int log = Keycloak.server().log().length();
        Trial trial = trials.begin();

        // when
        Page page = answer(trial, trial.signIn().browser(), relayState(trial));

        // then
        assertEnd(page);
        assertThat(page.toString()).doesNotContain(PERSON.email());
        before.assertUnchanged();
        JsonNode refusal = trial.report("?reveal=true").get("refusal");
        assertThat(refusal.get("code").asText()).isEqualTo("JC-306");
        assertThat(refusal.get("kind").asText()).isEqualTo("answer-at-another-address");
        assertThat(refusal.at("/arguments/expected").asText()).isEqualTo(acsUrl);
        assertThat(refusal.at("/arguments/received").asText())
                .isEqualTo(realm.application().acsUrl());
        assertThat(refusal.get("fact").asText())
                .contains(acsUrl, realm.application().acsUrl());
        assertThat(trial.report("?reveal=true").get("attributes")).isEmpty();
        assertThat(Keycloak.server().log().substring(log)).doesNotContain(PERSON.email(), "PHNhbWwy");
        assertThat(operator.read("jumpcloud/other/trial-logins", "en").path("answeredAt"))
                .isEqualTo(ofOther.path("answeredAt"));
    }

    @Test
    void answerWhenItDoesNotNameTheTrialsRequestThenTheTrialWaits() {
        // given
        enter("other");
        Trial trial = trials.begin();
        String relayState = relayState(trial);

        // then: another browser, another request, no request, no message
        assertGoesOn(trial, answer(trial, realm.browser(), relayState));
        assertGoesOn(
                trial,
                answer(
                        trial,
                        trial.signIn().browser(),
                        new StringBuilder(relayState).reverse().toString()));
        assertGoesOn(trial, answer(trial, trial.signIn().browser(), null));
        assertGoesOn(
                trial, trial.signIn().browser().post(other(), Map.of("RelayState", relayState, "SAMLResponse", "")));
        assertEnd(answer(trial, trial.signIn().browser(), relayState));
    }

    @Test
    void answerWhenItComesToAnotherRealmThenTheTrialWaits() {
        // given
        Trial trial = trials.begin();
        String id = trial.below().substring(trial.below().lastIndexOf('/') + 1);
        Browser browser =
                elsewhere.browser().accept(URI.create(elsewhere.entityId()), "JUMPCLOUD_TRIAL=" + id + "; Path=/");
        realm.changeApplication(application -> application.withAcsUrl(elsewhere.acsUrl()));

        // then
        assertGoesOn(trial, answer(trial, browser, relayState(trial)));
    }

    @Test
    void trialsWhenOneBrowserGoesThroughTwoThenEachIsAnswered() {
        // given
        Trial first = trials.begin();
        String relayState = relayState(first);
        String response =
                first.signIn().responseFor(PERSON).base64(realm.application().key());
        Trial second = new Trials(other, operator).begin(first.signIn().browser());

        // when
        second.answer(PERSON);
        assertEnd(realm.post(first.signIn().browser(), response, relayState));

        // then
        assertThat(first.report("").get("outcome").asText()).isEqualTo("creates-account");
        assertThat(second.report("").get("outcome").asText()).isEqualTo("creates-account");
        assertThat(second.signIn().browser().cookieNames()).noneMatch(name -> name.startsWith("JUMPCLOUD_TRIAL"));
    }

    @Test
    void loginWhenTheBrowserGoesThroughATrialOfAnotherConnectionThenBothGoOn() {
        // given
        Trial trial = trials.begin();
        String relayState = relayState(trial);
        String response =
                trial.signIn().responseFor(PERSON).base64(realm.application().key());
        SignIn login = new SignIn(other, trial.signIn().browser().stopAt(other.signOnUrl()));

        // when
        login.start();
        login.answer(SampleDirectory.ADMIN);

        // then
        assertThat(login.login().email()).isEqualTo(SampleDirectory.ADMIN.email());
        assertEnd(realm.post(trial.signIn().browser(), response, relayState));
    }

    private void enter(String alias) {
        realm.changeApplication(
                application -> application.withAcsUrl(acsUrl.replace("/jumpcloud/", "/" + alias + "/")));
    }

    private URI other() {
        return URI.create(other.acsUrl());
    }

    private static String relayState(Trial trial) {
        return trial.request().relayState();
    }

    /** What JumpCloud's form would post, to where its administrator has said. */
    private Page answer(Trial trial, Browser browser, String relayState) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "SAMLResponse",
                realm.application()
                        .answer(PERSON, trial.request())
                        .base64(realm.application().key()));
        if (relayState != null) {
            fields.put("RelayState", relayState);
        }
        return browser.post(URI.create(realm.application().acsUrl()), fields);
    }

    private static void assertGoesOn(Trial trial, Page page) {
        assertThat(page.element("#jumpcloud-trial")).as(page.toString()).isEmpty();
        assertThat(trial.progress("").get("state").asText()).isEqualTo("waiting");
    }
}
