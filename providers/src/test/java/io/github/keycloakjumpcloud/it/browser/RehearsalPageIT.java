package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of a rehearsal, and the button that goes live. */
@InChromium
class RehearsalPageIT {

    private static final String MANAGER = People.email("rehearsal-manager");

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        realm = TestRealm.builder()
                .setting("verifiedDomains", "example.com")
                .setting("scimMode", "rehearse")
                .create(Keycloak.ofSecondLane());
        new RoleAdmin(realm.admin()).createAdministrator(MANAGER, "manage-identity-providers", "view-users");
    }

    @Test
    void rehearsalWhenItsFiguresAreRightThenOneButtonGoesLive(Chromium chromium) {
        // given
        ScimSide scim = ScimSide.of(realm);
        String promised = scim.createUser(ScimSide.user("promised"));
        scim.createUser(ScimSide.user("other"));
        realm.admin().createUser(People.email("met"), Map.of("emailVerified", true));
        scim.createUser(ScimSide.user("met"));
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(MANAGER);

        // when
        visit.goTo("#connection/" + TestRealm.ALIAS, TestRealm.ALIAS);

        // then
        visit.page().getByText("SCIM is rehearsed until").waitFor();
        assertThat(visit.page()
                        .locator("dt:has-text('Accounts that would be made') + dd")
                        .textContent())
                .isEqualTo("2");
        visit.page().getByText(People.email("met")).waitFor();
        chromium.screenshot(visit.page(), "setup-rehearsal");
        visit.assertSound();

        // when
        visit.button("Go live").click();
        visit.button("Really carry out what JumpCloud sends?").click();

        // then
        visit.page().getByText("SCIM is live").waitFor();
        assertThat(realm.admin().settings(realm.alias())).containsEntry("scimMode", "live");
        assertThat(scim.createUser(ScimSide.user("promised"))).isEqualTo(promised);
    }
}
