package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People whose browser runs no scripts, or keeps nothing for the site. */
@InChromium
class WithoutScriptsIT {

    private static final String NO_STORAGE = "Object.defineProperty(window, 'sessionStorage',"
            + " { get() { throw new DOMException('denied', 'SecurityError'); } });";

    @AutoClose
    private TestRealm realm;

    private String link;

    @BeforeAll
    void start() {
        realm = TestRealm.builder()
                .realm("internationalizationEnabled", true)
                .realm("supportedLocales", List.of("en", "de"))
                .realm("defaultLocale", "en")
                .create(Keycloak.ofSecondLane());
        link = realm.admin()
                .api()
                .post(realm.admin().path("jumpcloud/" + TestRealm.ALIAS + "/setup-links"), Map.of())
                .body()
                .get("url")
                .asText();
    }

    @Test
    void setupPageWhenScriptsAreOffThenItSaysWhatToDo(Chromium chromium) {
        // when
        Page english = chromium.newPageWithoutScripts();
        english.navigate(setupPage());
        Page german = chromium.newPageWithoutScripts("de", ColorScheme.DARK);
        german.setViewportSize(400, 800);
        german.navigate(setupPage());
        chromium.screenshot(german, "setup-without-scripts-dark-400");

        // then
        assertThat(english.locator("main").innerText())
                .contains("JumpCloud setup")
                .contains("Allow JavaScript for this site in the browser’s settings, then load the page again.");
        assertThat(german.locator("main").innerText())
                .contains("Erlauben Sie JavaScript für diese Website in den Einstellungen des Browsers");
        assertThat(german.locator("main h1").evaluate("heading => getComputedStyle(heading).color"))
                .as("readable on what is behind it")
                .isEqualTo(english.locator("main h1").evaluate("heading => getComputedStyle(heading).color"));
    }

    @Test
    void linkWhenScriptsAreOffThenItSaysWhatToDoAndIsNotUsedUp(Chromium chromium) {
        // when
        Page english = chromium.newPageWithoutScripts();
        english.navigate(link);
        chromium.screenshot(english, "link-without-scripts");
        Page german = chromium.newPageWithoutScripts("de", ColorScheme.LIGHT);
        german.navigate(link);

        // then
        assertThat(english.locator("main").innerText())
                .contains(
                        "Allow JavaScript for this site",
                        "open the link from the message again: it is not used up yet");
        assertThat(german.locator("main").innerText()).contains("Er ist noch nicht verbraucht.");

        // when: in another browser, with scripts
        SetupVisit visit = SetupVisit.at(chromium, link);
        visit.button("Begin").click();

        // then
        visit.page().locator("#step").waitFor();
    }

    @Test
    void refusalPageWhenScriptsAreOffThenItSaysAll(Chromium chromium) {
        // given
        realm.configure(Map.of("portalClient", ""));
        Page page = chromium.newPageWithoutScripts("de", ColorScheme.LIGHT);

        // when
        page.navigate(realm.entityId() + "/jumpcloud/" + realm.alias() + "/login");
        chromium.screenshot(page, "refusal-without-scripts");

        // then
        assertThat(page.locator("#jumpcloud-refusal").innerText())
                .contains("Dieser Anmelde-Link führt noch zu keiner Anwendung.", "Referenz", "JC-310");
        assertThat(page.locator("[data-jumpcloud-code]").getAttribute("data-jumpcloud-code"))
                .isEqualTo("JC-310");
    }

    @Test
    void linkWhenTheBrowserKeepsNothingThenItSaysSo(Chromium chromium) {
        // given
        Page page = chromium.newPage();
        page.addInitScript(NO_STORAGE);

        // when
        page.navigate(link);
        page.locator("button").getByText("Begin").waitFor();
        page.context().clearCookies();
        page.locator("button").getByText("Begin").click();

        // then
        page.getByText("Allow cookies for this site, and open the link again.").waitFor();

        // when
        page.navigate("about:blank");
        page.navigate(link.substring(0, link.indexOf('#')));

        // then
        page.getByText("Open the whole link that you were sent").waitFor();
    }

    @Test
    void setupPageWhenTheBrowserKeepsNothingThenItSaysSo(Chromium chromium) {
        // given
        Page page = chromium.newPage();
        page.addInitScript(NO_STORAGE);

        // when
        page.navigate(setupPage());

        // then
        page.getByText("Allow cookies for this site, and load the page again.").waitFor();
    }

    private String setupPage() {
        return SetupVisit.address(realm.admin().name());
    }
}
