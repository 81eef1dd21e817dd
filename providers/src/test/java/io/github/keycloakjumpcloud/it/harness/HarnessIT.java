package io.github.keycloakjumpcloud.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The test support itself, proven with what Keycloak brings along. */
class HarnessIT {
    @AutoClose("delete")
    private RealmAdmin realm;

    private App app;

    @BeforeAll
    void createRealm() {
        realm = Keycloak.admin().createRealm(RealmSettings.unique().organizations());
        realm.createClient(App.representation());
        app = new App(Keycloak.server().baseUri(), realm.name());
    }

    @Test
    void signInWhenPasswordIsRightThenClaimsAndEventsAreThere() {
        // given
        String departments = realm.createGroup(null, "Departments", Map.of());
        String sales = realm.createGroup(departments, "Sales & Söhne", Map.of("enabled", List.of("true")));
        String userId = realm.createUser("ann@example.com", person("Ann"));
        realm.joinGroup(userId, sales);
        Browser browser = new Browser().stopAt(App.HOME);

        // when
        browser.open(app.signIn());
        browser.form("form").fill("username", "ann@example.com").submit();
        browser.form("form").fill("password", "correct").submit();
        Login login = app.login(browser.page());

        // then
        assertThat(login.userId()).isEqualTo(userId);
        assertThat(login.email()).isEqualTo("ann@example.com");
        assertThat(login.groups()).containsExactly("/Departments/Sales & Söhne");
        assertThat(realm.groupsOf(userId)).isEqualTo(login.groups());
        assertThat(realm.groupByPath("/Departments/Sales & Söhne")).contains(sales);
        assertThat(realm.groupByPath("/Departments/Other")).isEmpty();
        assertThat(realm.events("LOGIN"))
                .anyMatch(event -> event.get("userId").asText().equals(userId));
        assertThat(realm.sessionsOf(userId)).hasSize(1);
        assertThat(app.isAlive(login)).isTrue();
    }

    @Test
    void signInWhenHintNamesASamlProviderThenBrowserIsSentThereWithARequest() {
        // given
        realm.createIdentityProvider(
                "other",
                "saml",
                Map.of(
                        "singleSignOnServiceUrl", "http://127.0.0.1/sso",
                        "idpEntityId", "other",
                        "postBindingAuthnRequest", "false"));
        Browser browser = new Browser().stopAt("http://127.0.0.1/sso");

        // when
        Page page = browser.open(app.signInWith("other"));

        // then
        assertThat(page.parameter("SAMLRequest")).isPresent();
    }

    @Test
    void signInWhenProviderAsksForPostThenBrowserHoldsTheForm() {
        // given
        realm.createIdentityProvider(
                "posting",
                "saml",
                Map.of(
                        "singleSignOnServiceUrl", "http://127.0.0.1/sso",
                        "idpEntityId", "posting",
                        "postBindingAuthnRequest", "true"));
        Browser browser = new Browser().holdSamlForms();

        // when
        browser.open(app.signInWith("posting"));

        // then
        assertThat(browser.form("form").fields()).containsKeys("SAMLRequest", "RelayState");
    }

    private static Map<String, Object> person(String firstName) {
        return Map.of(
                "firstName",
                firstName,
                "lastName",
                "Example",
                "emailVerified",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", "correct", "temporary", false)));
    }
}
