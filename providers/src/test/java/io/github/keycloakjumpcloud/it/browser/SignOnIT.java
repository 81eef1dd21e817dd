package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.app.SampleApp;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The ways in, as people go them: button, portal tile, e-mail first; and one refusal. */
@InChromium
class SignOnIT {

    private static final String DOMAIN = "example.com";

    @AutoClose
    private final SignOnSite site = SignOnSite.start(realm -> realm);

    private final JumpCloudSimulator jumpcloud = site.jumpcloud();
    private final TestRealm realm = site.realm();
    private final SampleApp app = site.app();

    @Test
    void signOnWhenButtonIsPressedThenPersonIsInTheApplication(Chromium chromium) {
        // given
        Page page = chromium.newPage();
        page.navigate(app.baseUri() + "/login");
        page.locator("#social-" + TestRealm.ALIAS).waitFor();
        chromium.screenshot(page, "login-page");

        // when
        page.locator("#social-" + TestRealm.ALIAS).click();
        signInAtJumpCloud(page, SampleDirectory.ORDINARY);

        // then
        assertSignedIn(page, SampleDirectory.ORDINARY);
        chromium.screenshot(page, "signed-in");
    }

    @Test
    void signOnWhenTileIsPressedThenPersonIsInTheApplicationWithoutAnotherQuestion(Chromium chromium) {
        // given
        Page page = chromium.newPage();
        page.navigate(jumpcloud.baseUri().toString());
        chooseAtPortal(page, SampleDirectory.ADMIN);
        chromium.screenshot(page, "jumpcloud-portal");

        // when
        page.locator("#tile-" + realm.application().slug()).click();
        page.waitForURL(app.baseUri() + "/**");

        // then: the browser stands at the base URL with a session, so the application's own sign-in asks nothing
        page.navigate(app.baseUri() + "/login");
        assertSignedIn(page, SampleDirectory.ADMIN);
    }

    @Test
    void signOnWhenEmailIsTypedFirstThenItsOrganizationLeadsToJumpCloud(Chromium chromium) {
        // given
        OrganizationAdmin organization = OrganizationAdmin.create(realm.admin(), "example", DOMAIN);
        organization.link(TestRealm.ALIAS);
        realm.configure(Map.of("kc.org.domain", DOMAIN, "kc.org.broker.redirect.mode.email-matches", "true"));
        Page page = chromium.newPage();

        try {
            // when
            page.navigate(app.baseUri() + "/login");
            page.locator("#username").fill(SampleDirectory.NON_LATIN.email());
            chromium.screenshot(page, "email-first");
            page.locator("#kc-login").click();
            signInAtJumpCloud(page, SampleDirectory.NON_LATIN);

            // then
            assertSignedIn(page, SampleDirectory.NON_LATIN);
        } finally {
            organization.delete();
            // The door does not open again by itself.
            realm.configure(Map.of("verifiedDomains", "*"));
        }
    }

    @Test
    void signOnWhenPersonIsInNoAllowedGroupThenPageSaysWhy(Chromium chromium) {
        // given
        Page page = chromium.newPage();
        page.navigate(app.baseUri() + "/login");

        // when
        page.locator("#social-" + TestRealm.ALIAS).click();
        signInAtJumpCloud(page, SampleDirectory.OTHER_GROUP);
        page.locator("[data-jumpcloud-code]").waitFor();
        chromium.screenshot(page, "refusal-page");

        // then
        assertThat(page.locator("[data-jumpcloud-code]").getAttribute("data-jumpcloud-code"))
                .isEqualTo("JC-101");
        assertThat(Accessibility.seriousFindings(page)).isEmpty();

        // when: JumpCloud has a session of that person, and asks all the same
        page.locator("#jumpcloud-another-account").click();
        signInAtJumpCloud(page, SampleDirectory.ORDINARY);

        // then
        assertSignedIn(page, SampleDirectory.ORDINARY);
    }

    @Test
    void refusalPageWhenPersonIsGermanInTheDarkOnATelephoneThenItFits(Chromium chromium) {
        // given
        Page page = chromium.newPage("de", ColorScheme.DARK);
        page.setViewportSize(400, 800);
        page.navigate(app.baseUri() + "/login");

        // when
        page.locator("#social-" + TestRealm.ALIAS).click();
        signInAtJumpCloud(page, SampleDirectory.OTHER_GROUP);
        page.locator("[data-jumpcloud-code]").waitFor();
        chromium.screenshot(page, "refusal-page-german-dark-400");

        // then
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }

    private void signInAtJumpCloud(Page page, Person person) {
        page.waitForURL(jumpcloud.baseUri() + "/**");
        page.locator("[id='person-" + person.username() + "']").click();
    }

    private void chooseAtPortal(Page page, Person person) {
        page.locator("[id='person-" + person.username() + "']").click();
        page.locator("#signed-in-as").waitFor();
    }

    private static void assertSignedIn(Page page, Person person) {
        page.locator("#signed-in").waitFor();
        assertThat(page.locator("[data-claim=email]").first().textContent()).isEqualTo(person.email());
    }
}
