package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.Keycloak;
import io.github.keycloakjumpcloud.it.People;
import io.github.keycloakjumpcloud.it.RoleAdmin;
import io.github.keycloakjumpcloud.it.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The setup page of a realm that has connections: who may see it, and what it shows. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetupPageIT {

    private static final String MARKUP = "<img src=x onerror=alert(1)><b>Bold</b>";
    private static final String OPERATOR = People.email("setup-operator");
    private static final String NOBODY = People.email("setup-nobody");

    private TestRealm realm;

    @BeforeAll
    void start() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create();
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("displayName", MARKUP));
        String operator = realm.admin().createUser(OPERATOR, People.withPassword());
        new RoleAdmin(realm.admin()).grantClientRole(operator, "realm-management", "manage-identity-providers");
        realm.admin().createUser(NOBODY, People.withPassword());
    }

    @AfterAll
    void stop() {
        realm.close();
    }

    @Test
    void statusWhenAdminSignsInThenAllConnectionsAreShown(Chromium chromium) {
        // when
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        chromium.screenshot(visit.page(), "setup-status");

        // then
        assertThat(visit.title())
                .isEqualTo("Connections of the realm " + realm.admin().name());
        assertThat(visit.link(realm.alias()).isVisible()).isTrue();
        assertThat(visit.page().url())
                .isEqualTo(SetupVisit.address(realm.admin().name()));
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void statusWhenADisplayNameHoldsMarkupThenItIsText(Chromium chromium) {
        // when
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);

        // then
        assertThat(visit.page().getByText(MARKUP).isVisible()).isTrue();
        assertThat(visit.page().locator("main img").count()).isZero();
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void statusWhenPersonHasNoPermissionThenTheyAreToldAndSeeNoData(Chromium chromium) {
        // when
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(NOBODY);
        chromium.screenshot(visit.page(), "setup-forbidden");

        // then
        assertThat(visit.title()).isEqualTo("No permission");
        assertThat(visit.page().locator("main").textContent()).doesNotContain(MARKUP);
        assertThat(visit.page().locator("main a").getAttribute("href"))
                .isEqualTo(
                        SetupVisit.address("master") + "?realm=" + realm.admin().name());
    }

    @Test
    void statusWhenAdministratorOfMasterLooksAfterTheRealmThenItsConnectionsAreShown(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.at(
                chromium,
                SetupVisit.address("master") + "?realm=" + realm.admin().name());

        // when
        visit.signIn(Keycloak.server().adminUsername(), Keycloak.server().adminPassword());

        // then
        assertThat(visit.title())
                .isEqualTo("Connections of the realm " + realm.admin().name());
        assertThat(visit.link(realm.alias()).isVisible()).isTrue();
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void clientWhenThePageWasOpenedThenItIsPublicWithPkceForThisPageOnly(Chromium chromium) {
        // given
        SetupVisit.of(chromium, realm.admin().name());

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
        SetupVisit.of(chromium, realm.admin().name());
        enableClient(false);

        // when
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name());
        visit.at("Switched off");

        // then
        assertThat(visit.page().locator("main").textContent()).contains("jumpcloud-setup");
        assertThat(client().get("enabled").asBoolean()).isFalse();
        enableClient(true);
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
