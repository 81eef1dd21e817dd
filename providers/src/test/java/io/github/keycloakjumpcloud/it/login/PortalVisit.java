package io.github.keycloakjumpcloud.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;

/** Where a tile of JumpCloud's portal and a sign-in link can lead. */
final class PortalVisit {
    static final String SAML_ACS = "http://127.0.0.1/crm/acs";

    private PortalVisit() {}

    /** Makes clients that a connection may name as its portal client, some to no avail. */
    static void addClients(TestRealm realm) {
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

    /** The sign-in link. */
    static String link(TestRealm realm) {
        return realm.entityId() + "/jumpcloud/" + realm.alias() + "/login";
    }

    /** At exactly this address; Keycloak may tell session and issuer, but nothing that a client must handle. */
    static void assertLanded(Page page, String address) {
        assertThat(page.status()).isZero();
        assertThat(page.uri().toString().replaceFirst("\\?.*", "")).isEqualTo(address);
        assertThat(page.parameter("code")).isEmpty();
        assertThat(page.parameter("error")).isEmpty();
        assertThat(page.parameter("state")).isEmpty();
        assertThat(page.uri().getFragment()).isNull();
    }

    /** The application signs the person in without anybody being asked. */
    static boolean hasSession(TestRealm realm, SignIn signIn, Person person) {
        Page page = signIn.browser().open(realm.app().signIn());
        return realm.app().login(page).email().equals(person.email());
    }
}
