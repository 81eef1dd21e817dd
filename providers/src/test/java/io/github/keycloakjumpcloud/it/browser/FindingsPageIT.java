package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Findings on the setup page: the way to the field that mends each, and the question before a connection goes live with them. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class FindingsPageIT {

    private static final String OPERATOR = People.email("setup-operator");
    private static final String VIEWER = People.email("setup-viewer");
    private static final String CONNECTION = "Acme (" + TestRealm.ALIAS + ")";

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create(Keycloak.ofSecondLane());
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("displayName", "Acme"));
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void goingLiveWhenThereAreWarningsThenItIsAskedFirst(Chromium chromium) {
        // given: a warning that the page can mend
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
        realm.configure(Map.of("portalClient", "gone-client"));
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#setup/" + TestRealm.ALIAS + "/trial", "Try and go live – " + CONNECTION);

        // when
        visit.press("The connection is enabled", "Space");
        visit.press("Next", "Enter");

        // then
        dialog(visit).waitFor();
        chromium.screenshot(visit.page(), "setup-go-live-question");
        assertThat(visit.page().evaluate("document.activeElement.textContent")).isEqualTo("Look at them first");
        visit.assertSound();
        visit.page().keyboard().press("Escape");
        dialog(visit).waitFor(gone());
        assertThat(visit.page().evaluate("document.activeElement.textContent")).isEqualTo("Next");
        assertThat(enabled()).isFalse();

        // when
        visit.page().keyboard().press("Enter");
        dialog(visit).waitFor();
        visit.press("Go live anyway", "Enter");

        // then
        visit.at("SCIM – " + CONNECTION);
        assertThat(visit.notes()).contains("The connection is now switched on");
        assertThat(enabled()).isTrue();
    }

    @Test
    void connectionWhenItIsDisabledThenOneButtonPutsItLive(Chromium chromium) {
        // given
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#connection/" + TestRealm.ALIAS, CONNECTION);
        visit.assertSound();

        // when: JumpCloud's address has no TLS, which is a warning
        visit.press("Go live", "Enter");
        dialog(visit).waitFor();
        visit.page().keyboard().press("Escape");
        dialog(visit).waitFor(gone());

        // then
        visit.page().locator("button:focus:text-is('Go live')").waitFor();
        assertThat(enabled()).isFalse();

        // when
        visit.page().keyboard().press("Enter");
        dialog(visit).waitFor();
        visit.press("Go live anyway", "Enter");

        // then
        visit.heard("The connection is now switched on");
        visit.button("Go live").waitFor(gone());
        assertThat(visit.notes()).contains("The connection is now switched on");
        assertThat(visit.page().locator("main dd").allTextContents()).contains("Yes");
        assertThat(enabled()).isTrue();
        chromium.screenshot(visit.page(), "setup-live");
        visit.assertSound();
    }

    @Test
    void connectionWhenThePersonMayOnlyLookThenGoingLiveSaysSo(Chromium chromium) {
        // given
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
        new RoleAdmin(realm.admin()).createAdministrator(VIEWER, "view-identity-providers");
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(VIEWER);
        visit.goTo("#connection/" + TestRealm.ALIAS, CONNECTION);

        // when
        visit.button("Go live").click();
        visit.button("Go live anyway").click();

        // then
        visit.page().getByText("You may look at this, but not change it").waitFor();
        assertThat(enabled()).isFalse();
        visit.assertSound();
    }

    @Test
    void findingWhenThePageHasItsFieldThenALinkLeadsThere(Chromium chromium) {
        // given
        realm.configure(Map.of("portalClient", "gone-client", "defaultRole", "gone-role"));
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#connection/" + TestRealm.ALIAS, CONNECTION);
        List<String> links = fixes(visit).all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();

        // then
        assertThat(links)
                .contains("#setup/jumpcloud/policies/portalClient", "#setup/jumpcloud/policies/defaultRole")
                .contains("#setup/jumpcloud/metadata/signOnUrl");
        assertThat(visit.page().locator("main").textContent())
                .contains("in JumpCloud, SSO application > SSO > IdP URL");
        visit.assertSound();

        // when
        visit.page().locator("a[href$='policies/portalClient']").click();

        // then
        visit.at("Policies – " + CONNECTION);
        assertThat(visit.focusedField()).isEqualTo("portalClient");

        // when: the field is one of several ways
        visit.goTo("#setup/jumpcloud/metadata/signOnUrl", "From JumpCloud – " + CONNECTION);

        // then
        assertThat(visit.focusedField()).isEqualTo("signOnUrl");
    }

    private static Locator dialog(SetupVisit visit) {
        return visit.page().locator("dialog[open]");
    }

    private static Locator fixes(SetupVisit visit) {
        return visit.page().locator("a[aria-label^='Fix it']");
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private boolean enabled() {
        return realm.admin().identityProvider(realm.alias()).get("enabled").asBoolean();
    }
}
