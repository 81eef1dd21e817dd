package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Access is asked for, given over SCIM, and the page goes on by itself. */
@InChromium
class AccessRequestPageIT {

    private static final String BUTTON = "#jumpcloud-ask-for-access button";

    @AutoClose
    private final Mailbox mailbox = Mailbox.open();

    @AutoClose
    private final SignOnSite site = SignOnSite.start(realm -> realm.setting("allowedGroups", "")
            .setting("provisioningMode", "scim-only")
            .setting("contactEmail", "it@acme.example")
            .realm("smtpServer", mailbox.smtpServer()));

    @Test
    void requestWhenScimMakesTheAccountThenThePageGoesOn(Chromium chromium) {
        // given
        Page page = chromium.newPage();
        refuse(page, SampleDirectory.ORDINARY);
        assertThat(Accessibility.seriousFindings(page)).isEmpty();
        chromium.screenshot(page, "refusal-ask-for-access");

        // when
        page.locator(BUTTON).click();
        page.getByText("This page goes on by itself").waitFor();

        // then
        chromium.screenshot(page, "access-waiting");
        assertThat(Accessibility.seriousFindings(page)).isEmpty();
        assertThat(mailbox.mails())
                .filteredOn(mail -> mail.text().contains(SampleDirectory.ORDINARY.email()))
                .extracting(Mailbox.Mail::text)
                .singleElement()
                .asString()
                .contains("JC-202");

        // when
        ScimSide.of(site.realm()).createUser(ScimSide.user(SampleDirectory.ORDINARY.username()));

        // then: JumpCloud has a session of that person
        page.locator("#social-" + TestRealm.ALIAS).click();
        page.locator("#signed-in").waitFor();
    }

    @Test
    void requestWhenTheScriptDoesNotComeAndThePersonIsGermanThenThePageHasALinkAndFits(Chromium chromium) {
        // given
        Page page = chromium.newPage("de", ColorScheme.DARK);
        page.setViewportSize(400, 800);
        page.route("**/jumpcloud-access.js", route -> route.fulfill(new Route.FulfillOptions().setBody("")));
        refuse(page, SampleDirectory.OTHER_GROUP);

        // when
        page.locator(BUTTON).click();

        // then
        page.locator("#jumpcloud-access-next").waitFor();
        assertThat(page.locator("#jumpcloud-access").innerText())
                .contains("Ihre Anfrage ist an die Personen gegangen")
                .doesNotContain("geht von selbst weiter");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        chromium.screenshot(page, "access-without-script-dark-400");

        // when
        page.locator("#jumpcloud-access-next").click();

        // then
        page.locator("#social-" + TestRealm.ALIAS).waitFor();
    }

    private void refuse(Page page, Person person) {
        page.navigate(site.app().baseUri() + "/login");
        page.locator("#social-" + TestRealm.ALIAS).click();
        signInAtJumpCloud(page, person);
        page.locator("[data-jumpcloud-code]").waitFor();
    }

    private void signInAtJumpCloud(Page page, Person person) {
        page.waitForURL(site.jumpcloud().baseUri() + "/**");
        page.locator("[id='person-" + person.username() + "']").click();
    }
}
