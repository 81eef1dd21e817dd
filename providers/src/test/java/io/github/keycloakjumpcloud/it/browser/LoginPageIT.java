package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.HouseThemes;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.app.SampleApp;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login page of a realm with Organizations and a linked connection: button and e-mail field, in any theme. */
@InChromium
class LoginPageIT {

    private static final String DOMAIN = "example.com";
    private static final String BUTTON = "#social-" + TestRealm.ALIAS;
    private static final String PASSWORD_USER = "guest@elsewhere.example";

    @AutoClose
    private final SignOnSite site = SignOnSite.start(realm -> realm.setting("buttonOnFirstPage", "true"));

    private final JumpCloudSimulator jumpcloud = site.jumpcloud();
    private final TestRealm realm = site.realm();
    private final SampleApp app = site.app();

    @BeforeAll
    void start() {
        realm.admin().updateIdentityProvider(TestRealm.ALIAS, provider -> provider.put("displayName", "JumpCloud"));
        realm.admin().createUser(PASSWORD_USER, People.withPassword());
        OrganizationAdmin.create(realm.admin(), "example", DOMAIN).link(TestRealm.ALIAS);
        realm.configure(Map.of("kc.org.domain", DOMAIN, "kc.org.broker.redirect.mode.email-matches", "true"));
    }

    @Test
    void loginPageWhenOpenedThenButtonStandsBelowTheAddressAndSignsIn(Chromium chromium) {
        // given
        Page page = open(chromium.newPage());
        chromium.screenshot(page, "first-page");

        // then
        assertThat(page.locator("#username").isVisible()).isTrue();
        assertThat(page.locator("#password").count()).isZero();
        assertThat(page.locator(BUTTON).innerText().strip()).isEqualTo("Log in with JumpCloud");
        assertThat(Accessibility.seriousFindings(page)).isEmpty();

        // when
        page.locator(BUTTON).click();
        signInAtJumpCloud(page, SampleDirectory.ORDINARY);

        // then
        assertSignedIn(page, SampleDirectory.ORDINARY);
    }

    @Test
    void typedAddressWhenItsDomainIsTheOrganizationsThenItLeadsToJumpCloud(Chromium chromium) {
        // given
        Page page = open(chromium.newPage());

        // when
        page.locator("#username").fill(SampleDirectory.ADMIN.email());
        page.locator("#kc-login").click();
        signInAtJumpCloud(page, SampleDirectory.ADMIN);

        // then
        assertSignedIn(page, SampleDirectory.ADMIN);
    }

    @Test
    void typedAddressWhenNobodyHasItsDomainThenPasswordAndButtonAreThere(Chromium chromium) {
        // given
        Page page = open(chromium.newPage());

        // when
        page.locator("#username").fill("somebody@elsewhere.example");
        page.locator("#kc-login").click();
        page.locator("#password").waitFor();
        chromium.screenshot(page, "first-page-unknown-domain");

        // then
        assertThat(page.locator(BUTTON).innerText().strip()).isEqualTo("Log in with JumpCloud");
    }

    @Test
    void typedAddressWhenPersonHasAPasswordThenItSignsIn(Chromium chromium) {
        // given
        Page page = open(chromium.newPage());

        // when
        page.locator("#username").fill(PASSWORD_USER);
        page.locator("#kc-login").click();
        page.locator("#password").fill(People.PASSWORD);
        chromium.screenshot(page, "first-page-password-user");
        page.locator("#kc-login").click();

        // then
        page.locator("#signed-in").waitFor();
        assertThat(page.locator("[data-claim=email]").first().textContent()).isEqualTo(PASSWORD_USER);
    }

    @Test
    void loginPageWhenJavaScriptIsOffThenButtonAndAddressWork(Chromium chromium) {
        // given
        Page page = open(chromium.newPageWithoutScripts());
        chromium.screenshot(page, "first-page-without-scripts");

        // then
        assertThat(page.locator(BUTTON).innerText().strip()).isEqualTo("Log in with JumpCloud");

        // when: a person without scripts sends SAML's form by its button
        page.locator(BUTTON).click();

        // then
        assertThat(page.locator("form[action^='" + jumpcloud.baseUri() + "']").count())
                .isEqualTo(1);

        // when
        open(page).locator("#username").fill(SampleDirectory.ORDINARY.email());
        page.locator("#kc-login").click();

        // then
        assertThat(page.locator("form[action^='" + jumpcloud.baseUri() + "']").count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"DARK, first-page-german-dark-400", "LIGHT, first-page-german-400"})
    void loginPageWhenPersonIsGermanOnATelephoneThenItFits(ColorScheme scheme, String picture, Chromium chromium) {
        // given
        Page page = chromium.newPage("de", scheme);
        page.setViewportSize(400, 800);

        // when
        open(page);
        chromium.screenshot(page, picture);

        // then
        assertThat(page.locator(BUTTON).innerText().strip()).isEqualTo("Mit JumpCloud anmelden");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        assertThat(Accessibility.seriousFindings(page)).isEmpty();
    }

    @Test
    void buttonWhenConnectionHasAPictureThenItShowsThatOne(Chromium chromium) {
        // given: an address that a style sheet must not be ended by
        String picture = app.baseUri() + "/picture.svg?a=1&b=\\c;}";
        realm.configure(Map.of("buttonImageUrl", picture));
        Page page = chromium.newPage();
        page.route("**/picture.svg*", route -> route.fulfill(Chromium.picture("#c2185b")));

        try {
            // when
            page.waitForRequest(request -> request.url().contains("/picture.svg?a=1&b="), () -> open(page));
            chromium.screenshot(page, "first-page-picture");

            // then
            assertThat(icon(page, "background-image")).contains("/picture.svg?a=1&b=");
            assertThat(icon(page, "mask-image")).isEqualTo("none");
        } finally {
            realm.configure(Map.of("buttonImageUrl", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HouseThemes.HOUSE, HouseThemes.OLDER_HOUSE})
    void houseThemeWhenItsChildHasTheFooterThenItKeepsItsLookAndHasButtonAndRefusalPage(
            String theme, Chromium chromium) {
        // given
        realm.admin().update(Map.of("loginTheme", theme));

        try {
            // when
            Page page = open(chromium.newPage("de", ColorScheme.LIGHT));
            chromium.screenshot(page, "first-page-" + theme);

            // then
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo(HouseThemes.COLOUR);
            assertThat(page.locator(BUTTON).innerText().strip()).isEqualTo("Mit JumpCloud anmelden");
            assertThat(icon(page, "mask-image")).contains("jumpcloud-sign-in.svg");

            // when
            page.locator(BUTTON).click();
            signInAtJumpCloud(page, SampleDirectory.OTHER_GROUP);
            page.locator("[data-jumpcloud-code=JC-101]").waitFor();
            chromium.screenshot(page, "refusal-page-" + theme);

            // then
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo(HouseThemes.COLOUR);
        } finally {
            realm.admin().update(Map.of("loginTheme", "jumpcloud"));
        }
    }

    private Page open(Page page) {
        page.navigate(app.baseUri() + "/login");
        Locator button = page.locator(BUTTON);
        button.waitFor();
        return page;
    }

    private static String icon(Page page, String property) {
        return (String) page.evaluate(
                "property => getComputedStyle(document.querySelector('.jumpcloud-sign-in'), '::before')[property]",
                property);
    }

    private void signInAtJumpCloud(Page page, Person person) {
        page.waitForURL(jumpcloud.baseUri() + "/**");
        page.locator("[id='person-" + person.username() + "']").click();
    }

    private static void assertSignedIn(Page page, Person person) {
        page.locator("#signed-in").waitFor();
        assertThat(page.locator("[data-claim=email]").first().textContent()).isEqualTo(person.email());
    }
}
