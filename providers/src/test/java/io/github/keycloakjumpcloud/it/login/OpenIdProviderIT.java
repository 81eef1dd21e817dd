package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider of OpenID Connect beside a connection. */
class OpenIdProviderIT {
    @AutoClose
    private TestRealm realm;

    private TestRealm partner;
    private RealmAdmin admin;
    private int people;
    private Person person;

    @BeforeAll
    void createRealm() {
        // With all that would refuse people, were they of the connection.
        realm = TestRealm.builder()
                .setting("linkExisting", "never")
                .setting("provisioningMode", "scim-only")
                .setting("allowedGroups", "Nobody")
                .create();
        admin = realm.admin();
        partner = realm.connectPlainSaml("partner");
    }

    @BeforeEach
    void namePerson() {
        person = person("person-" + ++people);
    }

    @Test
    void loginsWhenTheProviderIsOfOpenIdConnectThenNothingIsDifferent() {
        // given
        try (TestRealm home = TestRealm.builder().create()) {
            connectOpenId("openid", home);
            home.admin().createUser(person.email(), People.withPassword());
            home.admin()
                    .createClient(Map.of(
                            "clientId",
                            "other-realm",
                            "secret",
                            "of-the-broker",
                            "redirectUris",
                            List.of(realm.entityId() + "/broker/openid/endpoint")));

            // when
            Login first = signInAtHome();
            Login later = signInAtHome();

            // then
            assertThat(first.email()).isEqualTo(person.email());
            assertThat(later.userId()).isEqualTo(first.userId());
            assertLinkedTo("openid", first.userId());
        }
    }

    private Login signInAtHome() {
        SignIn signIn = realm.newPerson();
        signIn.browser().open(realm.app().signInWith("openid"));
        signIn.browser()
                .form("form")
                .fill("username", person.email())
                .fill("password", People.PASSWORD)
                .submit();
        return signIn.login();
    }

    private void connectOpenId(String alias, TestRealm home) {
        String issuer = home.entityId();
        String endpoints = issuer + "/protocol/openid-connect/";
        admin.createIdentityProvider(
                alias,
                "oidc",
                Map.of(
                        "issuer", issuer,
                        "authorizationUrl", endpoints + "auth",
                        "tokenUrl", endpoints + "token",
                        "jwksUrl", endpoints + "certs",
                        "useJwksUrl", "true",
                        "validateSignature", "true",
                        "clientId", "other-realm",
                        "clientSecret", "of-the-broker",
                        "clientAuthMethod", "client_secret_post",
                        "defaultScope", "openid email profile"));
    }

    private void assertLinkedTo(String alias, String userId) {
        assertThat(admin.federatedIdentitiesOf(userId)).singleElement().satisfies(link -> assertThat(
                        link.get("identityProvider").asText())
                .isEqualTo(alias));
    }
}
