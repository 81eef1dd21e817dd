package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-in link, and a tile and a link without a portal client. */
class SignInLinkIT {
    private static final String SAML_ACS = "http://127.0.0.1/crm/acs";

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        realm.admin().createClient(Map.of("clientId", "without-address", "redirectUris", List.of("*")));
        realm.admin()
                .createClient(
                        Map.of("clientId", "disabled", "enabled", false, "baseUrl", "http://127.0.0.1/disabled/"));
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "strict",
                        "rootUrl",
                        "http://127.0.0.1/strict",
                        "baseUrl",
                        "/home/",
                        "redirectUris",
                        List.of("/home/*"),
                        "attributes",
                        Map.of("pkce.code.challenge.method", "S256")));
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "urn:crm",
                        "protocol",
                        "saml",
                        "redirectUris",
                        List.of("http://127.0.0.1/crm/*"),
                        "attributes",
                        // Without the first, Keycloak makes the client an RSA-4096 key, which can take minutes.
                        Map.of(
                                "saml.client.signature",
                                "false",
                                "saml_idp_initiated_sso_url_name",
                                "crm",
                                "saml_assertion_consumer_url_post",
                                SAML_ACS,
                                "saml_name_id_format",
                                "email")));
    }

    @BeforeEach
    void restoreDefaults() {
        realm.configure(Map.of("portalClient", App.CLIENT_ID));
        realm.changeApplication(present -> present.withDefaultRelayState(""));
    }

    @Test
    void linkWhenOpenedThenPersonGoesToJumpCloudAndOnToThePortalClient() {
        // given
        Person person = person("linked");
        SignIn signIn = realm.newPerson();

        // when
        signIn.browser().open(link());

        // then
        assertThat(signIn.isAtJumpCloud()).isTrue();

        // when
        Page page = signIn.answer(person);

        // then
        assertLanded(page, App.HOME);
        assertThat(sessionIsThere(signIn, person)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "disabled", "no-such-client", "without-address"})
    void tileAndLinkWhenThereIsNoUsablePortalClientThenTheyAreRefused(String portalClient) {
        // given
        realm.configure(Map.of("portalClient", portalClient));
        Untouched before = Untouched.now(realm);

        // when
        Page tile = realm.newPerson().pressTile(person("nowhere"));
        Page link = realm.newPerson().browser().open(link());

        // then
        before.assertRefused(tile, "JC-310", "solicited");
        before.assertRefused(link, "JC-310", "solicited");
    }

    private String link() {
        return realm.entityId() + "/jumpcloud/" + realm.alias() + "/login";
    }

    /** At exactly this address; Keycloak may tell session and issuer, but nothing that a client must handle. */
    private static void assertLanded(Page page, String address) {
        assertThat(page.status()).isZero();
        assertThat(page.uri().toString().replaceFirst("\\?.*", "")).isEqualTo(address);
        assertThat(page.parameter("code")).isEmpty();
        assertThat(page.parameter("error")).isEmpty();
        assertThat(page.parameter("state")).isEmpty();
        assertThat(page.uri().getFragment()).isNull();
    }

    /** The application signs the person in without anybody being asked. */
    private boolean sessionIsThere(SignIn signIn, Person person) {
        Page page = signIn.browser().open(realm.app().signIn());
        return realm.app().login(page).email().equals(person.email());
    }
}
