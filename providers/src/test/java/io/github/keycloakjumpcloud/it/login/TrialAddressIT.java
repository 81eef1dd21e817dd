package io.github.keycloakjumpcloud.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.login.Trials.Trial;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address to which answers of trials are led within the server is no second address of any provider. */
class TrialAddressIT {

    @AutoClose
    private TestRealm realm;

    private Trials trials;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        realm.connectPlainSaml("plain");
        realm.admin()
                .createIdentityProvider(
                        "openid",
                        "oidc",
                        Map.of(
                                "clientId", "any",
                                "clientSecret", "any",
                                "authorizationUrl", "https://openid.test/auth",
                                "tokenUrl", "https://openid.test/token"));
        trials = new Trials(realm, Operator.with(realm, "manage-identity-providers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TestRealm.ALIAS, "plain", "openid", "nobody"})
    void addressWhenABrowserAsksForItThenThereIsNothing(String alias) {
        // given
        String address = realm.entityId() + "/jumpcloud/" + alias + "/trial";

        // then
        assertThat(realm.browser().open(address + "?code=x&state=y").status()).isEqualTo(404);
        assertThat(realm.browser()
                        .post(URI.create(address), Map.of("SAMLResponse", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void addressWhenTheBrowserGoesThroughATrialThenThereIsNothingEither() {
        // given
        Trial trial = trials.begin();
        String response = trial.signIn()
                .responseFor(SampleDirectory.ORDINARY)
                .base64(realm.application().key());
        Browser browser = trial.signIn().browser();

        // when
        Page page = browser.post(
                URI.create(realm.entityId() + "/jumpcloud/" + realm.alias() + "/trial"),
                Map.of(
                        "SAMLResponse",
                        response,
                        "RelayState",
                        trial.signIn().request().relayState()));

        // then
        assertThat(page.status()).isEqualTo(404);
        assertThat(trial.progress("").get("state").asText()).isEqualTo("waiting");
    }
}
