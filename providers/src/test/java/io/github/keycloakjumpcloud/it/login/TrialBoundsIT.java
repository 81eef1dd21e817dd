package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.login.Trials.assertEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.login.Trials.Trial;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a trial belongs to, when it ends, and that no answer to it becomes a login. */
class TrialBoundsIT {
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
    void trialWhenTheAnswerIsUsedAgainAsALoginThenItIsRefused() {
        // given
        Trial trial = trials.begin();
        String response = trial.signIn()
                .responseFor(SampleDirectory.ORDINARY)
                .base64(realm.application().key());
        assertEnd(realm.post(
                trial.signIn().browser(), response, trial.signIn().request().relayState()));
        trials.enable(true);
        SignIn login = realm.atJumpCloud();

        // when
        Page page = realm.post(login.browser(), response, login.request().relayState());

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-309");
    }

    @Test
    void trialWhenAnotherBrowserBringsTheAnswerThenNothingComesOfIt() {
        // given
        trials.enable(true);
        Trial trial = trials.begin();
        String response = trial.signIn()
                .responseFor(SampleDirectory.ORDINARY)
                .base64(realm.application().key());
        String relayState = trial.signIn().request().relayState();

        // when
        Page page = realm.post(realm.browser(), response, relayState);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-313");
        assertThat(trial.progress("").get("state").asText()).isEqualTo("waiting");
    }

    @Test
    void trialWhenTheAssertionIsOlderThanTheTrialThenTheReportRefusesIt() {
        // given
        Trial trial = trials.begin();

        // when
        assertEnd(trial.signIn().answer(SampleDirectory.ORDINARY, response -> response.withSubjectInResponseTo(false)
                .withIssueInstant(Instant.now().minusSeconds(90))));

        // then
        assertThat(trial.report("").at("/refusal/code").asText()).isEqualTo("JC-313");
    }

    @Test
    void trialWhenItsLinkWasOpenedByAnotherMeanwhileThenItIsReported() {
        // given
        Trial trial = trials.begin();
        realm.browser().open(trial.url());

        // when
        trial.answer(SampleDirectory.ORDINARY);

        // then
        assertThat(trial.report("").get("outcome").asText()).isEqualTo("creates-account");
    }

    @RepeatedTest(8)
    void trialWhenItsLinkIsOpenedByManyAtOnceThenEachOfThemCanEndIt(RepetitionInfo repetition) {
        // given
        Trial trial = trials.begin();
        List<SignIn> opened = AtOnce.run(repetition.getTotalRepetitions(), i -> {
            SignIn signIn = realm.newPerson();
            signIn.browser().open(trial.url());
            return signIn;
        });

        // when
        assertEnd(opened.get(repetition.getCurrentRepetition() - 1).answer(SampleDirectory.ORDINARY));

        // then
        assertThat(trial.report("").get("outcome").asText()).isEqualTo("creates-account");
    }

    @Test
    void loginWhenTheBrowserHasATrialOpenThenItGoesOnAsUsual() {
        // given
        trials.enable(true);
        Trial trial = trials.begin();

        // when
        trial.signIn().start();
        trial.signIn().answer(SampleDirectory.RESPELT_DEPARTMENT);

        // then
        assertThat(trial.signIn().login().email()).isEqualTo(SampleDirectory.RESPELT_DEPARTMENT.email());
        assertThat(trial.progress("").get("state").asText()).isEqualTo("waiting");
    }

    @Test
    void loginWhenTheBrowserHasTheCookieOfAnExpiredTrialThenItGoesOnAsUsual() {
        // given
        trials.enable(true);
        SignIn login = realm.newPerson();
        URI acs = URI.create(realm.acsUrl());
        login.browser()
                .accept(
                        acs,
                        "JUMPCLOUD_TRIAL=" + "x".repeat(44) + "; Path="
                                + acs.resolve("..").getPath());

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
        Trial trial = trials.begin();
        trial.answer(SampleDirectory.ORDINARY);

        // then
        assertEnd(trial.signIn().browser().open(trial.url()));
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
        Trial trial = trials.begin();
        String path = trial.below();

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
}
