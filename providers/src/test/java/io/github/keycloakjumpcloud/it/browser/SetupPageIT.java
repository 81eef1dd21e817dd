package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The setup page of a realm that has connections: who may see it, and what it shows. */
@InChromium
class SetupPageIT {
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
        visit.signIn(
                Keycloak.ofSecondLane().adminUsername(), Keycloak.ofSecondLane().adminPassword());

        // then
        assertThat(visit.title())
                .isEqualTo("Connections of the realm " + realm.admin().name());
        assertThat(visit.link(realm.alias()).isVisible()).isTrue();
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void pageWhenTheAdministratorOfMasterNamesNoRealmThenItIsAskedFor(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.at(chromium, SetupVisit.address("master"));
        visit.at("Which realm is to be connected?");
        visit.assertFits(chromium, "setup-realm");

        // when
        visit.button("Go on").click();
        visit.page().locator("input[aria-invalid=true]").waitFor();
        visit.field("Realm").fill(realm.admin().name());
        visit.button("Go on").click();
        visit.signIn(
                Keycloak.ofSecondLane().adminUsername(), Keycloak.ofSecondLane().adminPassword());

        // then
        assertThat(visit.title())
                .isEqualTo("Connections of the realm " + realm.admin().name());
        visit.page().reload();
        visit.at("Connections of the realm " + realm.admin().name());
    }

    @Test
    void statusWhenThePersonIsGermanThenItIsGerman(Chromium chromium) {
        // when
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name(), "de", ColorScheme.LIGHT)
                .signIn(OPERATOR);

        // then
        assertThat(visit.title())
                .isEqualTo("Verbindungen des Realms " + realm.admin().name());
        assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo("de");
    }

    @Test
    void statusWhenThereAreManyConnectionsThenTheyArePagedAndSearched(Chromium chromium) {
        // given
        List<String> others =
                IntStream.range(10, 55).mapToObj(i -> "customer-" + i).toList();
        others.forEach(alias -> realm.admin().createIdentityProvider(alias, "jumpcloud-saml", Map.of()));
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        assertThat(visit.page().locator("tbody tr").count()).isEqualTo(20);
        assertThat(visit.page().locator("nav").textContent()).contains("1–20 of 46 connections");

        // when: by the keyboard alone; a button that leads nowhere keeps the focus
        visit.press("Previous", "Enter");
        visit.press("Next", "Enter");
        visit.heard("21–40 of 46 connections");
        visit.press("Next", "Enter");
        visit.heard("41–46 of 46 connections");
        visit.press("Next", "Enter");

        // then
        assertThat(visit.page().locator("tbody tr").count()).isEqualTo(6);
        assertThat(visit.button("Next").getAttribute("aria-disabled")).isEqualTo("true");
        assertThat(visit.link(realm.alias()).isVisible()).isTrue();
        chromium.screenshot(visit.page(), "setup-pages");
        visit.assertSound();

        // when
        visit.press("Previous", "Enter");
        visit.heard("21–40 of 46 connections");
        visit.field("Search by alias or name").fill("Customer-37");

        // then
        visit.heard("1 of 1 connections");
        chromium.screenshot(visit.page(), "setup-search");
        assertThat(visit.page().locator("tbody tr").count()).isEqualTo(1);
        assertThat(visit.link("customer-37").isVisible()).isTrue();
        visit.assertSound();

        // when
        visit.field("Search by alias or name").fill("nobody");

        // then
        visit.heard("0 of 0 connections");
        others.forEach(alias -> realm.admin().api().delete(realm.admin().path("identity-provider/instances/" + alias)));
    }

    @Test
    void sessionWhenTokensAreShortLivedThenTheyAreRenewedAndNeverStored(Chromium chromium) {
        // given: by the page's measure such a token has always run out
        realm.admin().update(Map.of("accessTokenLifespan", 5));
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);

        try {
            // when
            visit.link(realm.alias()).click();
            visit.at(MARKUP);

            // then
            assertThat(visit.page().evaluate("localStorage.length + sessionStorage.length"))
                    .isEqualTo(0);
            assertThat(visit.complaints()).isEmpty();

            // when
            realm.admin().api().post(realm.admin().path("logout-all"), Map.of());
            visit.link("All connections").click();

            // then
            visit.at("Please sign in");
            visit.button("Sign in").click();
            visit.page().locator("#username").waitFor();
        } finally {
            realm.admin().update(Map.of("accessTokenLifespan", 300));
        }
    }

    @Test
    void answerWhenItsStateIsNotOursThenNobodyIsSignedIn(Chromium chromium) {
        // when
        SetupVisit visit =
                SetupVisit.at(chromium, SetupVisit.address(realm.admin().name()) + "?state=planted&code=planted");

        // then
        visit.at("Please sign in");
        assertThat(visit.page().url())
                .isEqualTo(SetupVisit.address(realm.admin().name()));
    }

    @Test
    void pageWhenFetchedThenItsHeadersAllowItsOwnFilesOnly(Chromium chromium) {
        // when
        APIResponse page = chromium.newPage()
                .request()
                .get(SetupVisit.address(realm.admin().name()));

        // then
        assertThat(page.headers().get("content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cache-control", "no-store");
        assertThat(page.text()).contains(realm.admin().name()).doesNotContain(MARKUP, "{{");
    }

    @Test
    void fileWhenItIsKnownAlreadyThenItIsNotSentAgain(Chromium chromium) {
        // given
        APIRequestContext request = chromium.newPage().request();
        String address = SetupVisit.address(realm.admin().name()) + "/main.js";
        APIResponse first = request.get(address);

        // when
        APIResponse second = request.get(
                address,
                RequestOptions.create()
                        .setHeader("If-None-Match", first.headers().get("etag")));

        // then
        assertThat(first.headers().get("content-type")).startsWith("text/javascript");
        assertThat(second.status()).isEqualTo(304);
        assertThat(request.get(SetupVisit.address(realm.admin().name()) + "/page.html")
                        .status())
                .isEqualTo(404);
    }
}
