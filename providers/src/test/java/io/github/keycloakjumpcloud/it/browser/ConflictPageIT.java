package io.github.keycloakjumpcloud.it.browser;

import static io.github.keycloakjumpcloud.it.harness.People.email;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An administrator of people looks at an account that keeps somebody out, and decides about it. */
@InChromium
class ConflictPageIT {

    private static final String DECIDES = email("conflict-decider");
    private static final String LOOKS = email("conflict-viewer");

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void start() {
        realm = TestRealm.builder()
                .setting("linkExisting", "never")
                .setting("verifiedDomains", "example.com")
                .create(Keycloak.ofSecondLane());
        RoleAdmin roles = new RoleAdmin(realm.admin());
        roles.createAdministrator(DECIDES, "manage-identity-providers", "manage-users");
        roles.createAdministrator(LOOKS, "view-identity-providers");
    }

    @Test
    void conflictWhenTheAccountIsLinkedOnThePageThenThePersonSignsIn(Chromium chromium) {
        // given
        String account = realm.admin().createUser(email("ann"), People.withPassword());
        assertThat(realm.refusal(person("ann")).code()).isEqualTo("JC-204");

        // when
        SetupVisit visit = visit(chromium, "en", ColorScheme.LIGHT);
        visit.signIn(DECIDES);
        open(visit, "Who was kept out by another account", "Show", "Look");

        // then
        String link = "The account is the person’s: link “" + email("ann") + "”";
        visit.button(link).waitFor();
        assertThat(visit.page()
                        .locator("td[data-label='" + email("ann") + "']")
                        .first()
                        .textContent())
                .isEqualTo(email("ann") + " (verified)");
        chromium.screenshot(visit.page(), "setup-conflict");
        visit.assertSound();

        // when
        visit.button(link).click();
        visit.button("Sure? Press again").click();

        // then
        visit.page().getByText("Decided.").waitFor();
        chromium.screenshot(visit.page(), "setup-conflict-decided");
        assertThat(realm.login(person("ann")).userId()).isEqualTo(account);
    }

    @Test
    void conflictWhenTheReaderMayNotSeePeopleThenItIsSaid(Chromium chromium) {
        // given
        realm.admin().createUser(email("bob"), People.withPassword());
        realm.refusal(person("bob"));

        // when
        SetupVisit visit = visit(chromium, "de", ColorScheme.DARK);
        visit.page().setViewportSize(400, 800);
        visit.signIn(LOOKS);
        open(visit, "Wer durch ein anderes Konto draußen blieb", "Anzeigen", "Ansehen");

        // then
        visit.page().getByText("403").waitFor();
        assertThat(visit.page().content()).doesNotContain(email("bob"));
        visit.assertFits(chromium, "setup-conflict-dark-400");
    }

    private SetupVisit visit(Chromium chromium, String language, ColorScheme scheme) {
        return SetupVisit.at(
                chromium, SetupVisit.address(realm.admin().name()) + "#connection/" + realm.alias(), language, scheme);
    }

    private static void open(SetupVisit visit, String title, String show, String look) {
        visit.page().getByText(title).first().click();
        visit.button(show).last().click();
        visit.button(look).first().click();
    }
}
