package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client with which the setup page signs administrators in. */
@InChromium
class SetupClientIT {
    private static final String MARKUP = "<img src=x onerror=alert(1)><b>Bold</b>";
    private static final String OPERATOR = People.email("setup-operator");
    private static final String NOBODY = People.email("setup-nobody");

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void start() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create(Keycloak.ofSecondLane());
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("displayName", MARKUP));
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
        realm.admin().createUser(NOBODY, People.withPassword());
    }

    @Test
    void clientWhenAConnectionWasAddedThenItIsPublicWithPkceForThisPageOnly() {
        // when
        JsonNode client = client();

        // then
        assertThat(client.get("publicClient").asBoolean()).isTrue();
        assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(client.get("serviceAccountsEnabled").asBoolean()).isFalse();
        assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(client.get("attributes").get("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(client.get("redirectUris"))
                .extracting(JsonNode::asText)
                .containsExactly("/realms/" + realm.admin().name() + "/jumpcloud/setup");
    }

    @Test
    void pageWhenItsClientIsDisabledThenItSaysSo(Chromium chromium) {
        // given
        enableClient(false);

        // when
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name());
        visit.at("Switched off");

        // then
        assertThat(visit.page().locator("main").textContent()).contains("jumpcloud-setup");
        assertThat(client().get("enabled").asBoolean()).isFalse();
        enableClient(true);
    }

    @Test
    void pageWhenItsClientWasDeletedThenItLeadsToTheAdministratorsPageWhichWorks(Chromium chromium) {
        // given
        realm.admin()
                .api()
                .delete(realm.admin().path("clients/" + client().get("id").asText()));

        // when
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name());
        visit.at("Not switched on");
        chromium.screenshot(visit.page(), "setup-absent");

        // then
        assertThat(visit.page().locator("main").textContent())
                .contains("/admin/realms/" + realm.admin().name() + "/jumpcloud/setup-page");
        visit.assertSound();
        assertThat(client()).isNull();

        // when
        SetupVisit there =
                SetupVisit.at(chromium, visit.page().locator("main a").getAttribute("href"));
        there.signIn(
                Keycloak.ofSecondLane().adminUsername(), Keycloak.ofSecondLane().adminPassword());

        // then
        there.at("Connections of the realm " + realm.admin().name());
        assertThat(client()).isNull();

        // when
        realm.admin().api().put(realm.admin().path("jumpcloud/setup-page"), Map.of("enabled", true));

        // then
        assertThat(SetupVisit.of(chromium, realm.admin().name())
                        .signIn(OPERATOR)
                        .link(realm.alias())
                        .isVisible())
                .isTrue();
    }

    private JsonNode client() {
        return realm.admin().get("clients?clientId=jumpcloud-setup").get(0);
    }

    private void enableClient(boolean enabled) {
        realm.admin()
                .api()
                .put(
                        realm.admin().path("clients/" + client().get("id").asText()),
                        Map.of("clientId", "jumpcloud-setup", "enabled", enabled));
    }
}
