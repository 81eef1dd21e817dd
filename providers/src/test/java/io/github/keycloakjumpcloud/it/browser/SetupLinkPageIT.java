package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The customer's administrator, who has a link and no account. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SetupLinkPageIT {

    private static final String OPERATOR = People.email("setup-operator");

    @AutoClose
    private JumpCloudSimulator jumpcloud;

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        jumpcloud = JumpCloudSimulator.start("127.0.0.1", 0);
        realm = TestRealm.builder()
                .realm("displayName", "Example Software")
                .signOnUrl(jumpcloud.ssoUrl("app"))
                .create(Keycloak.ofSecondLane());
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/" + TestRealm.ALIAS));
        jumpcloud.register(realm.application());
    }

    @Test
    void linkWhenAllStepsAreDoneThenTheConnectionIsReadyAndTheAdministratorGoesLive(Chromium chromium) {
        // given
        JsonNode made = make(Map.of(
                "allow", List.of("connection", "policies", "scim"),
                "displayName", "Acme",
                "verifiedDomains", List.of("example.com")));
        SetupVisit visit = SetupVisit.at(chromium, made.get("url").asText());

        // when
        visit.at("Set up JumpCloud for Example Software");
        chromium.screenshot(visit.page(), "link-0-welcome");
        visit.assertSound();
        visit.button("Begin").click();

        visit.at("In JumpCloud – Acme (jumpcloud)");
        assertThat(visit.page().url()).doesNotContain("jcsetup_");
        assertThat(visit.field("SP Entity ID").inputValue()).isEqualTo(realm.entityId());
        chromium.screenshot(visit.page(), "link-1-in-jumpcloud");
        visit.assertSound();
        visit.button("Next").click();

        visit.at("From JumpCloud – Acme (jumpcloud)");
        visit.field("Metadata").fill("<html></html>");
        visit.button("Next").click();
        visit.page().locator("textarea[aria-invalid=true]").waitFor();
        visit.field("Metadata").fill(jumpcloud.metadata("app"));
        visit.assertSound();
        visit.button("Next").click();

        visit.at("Policies – Acme");
        assertThat(visit.page().locator("main").textContent())
                .contains("Allowed JumpCloud groups", "Provisioning mode", "Link existing accounts")
                .doesNotContain("Verified e-mail domains", "Default role", "Portal client", "Group root");
        assertThat(visit.field("Groups attribute").inputValue()).isEqualTo("memberOf");
        visit.field("Groups attribute").fill("teams");
        chromium.screenshot(visit.page(), "link-3-policies");
        visit.assertSound();
        visit.button("Next").click();

        visit.at("Try it – Acme");
        visit.tryOut(jumpcloud, "JumpCloud’s answer is as it should be");
        chromium.screenshot(visit.page(), "link-4-trial");
        visit.assertSound();
        visit.button("Next").click();

        visit.at("SCIM – Acme");
        visit.button("Make the token").click();
        visit.field("Token Key").waitFor();
        visit.assertSound();
        visit.button("Next").click();

        visit.at("Ready – Acme");
        visit.page().getByText("JumpCloud answered a trial login").waitFor();
        chromium.screenshot(visit.page(), "link-6-ready");
        visit.assertSound();
        visit.button("All is ready").click();
        visit.at("Thank you");

        // then
        JsonNode connection = realm.admin().identityProvider(TestRealm.ALIAS);
        assertThat(connection.get("enabled").asBoolean()).isFalse();
        assertThat(connection.at("/config/verifiedDomains").asText()).isEqualTo("example.com");
        assertThat(connection.at("/config/groupsAttribute").asText()).isEqualTo("teams");
        goLive(chromium);
        visit.page().reload();
        visit.at("Set up JumpCloud for Example Software");
        visit.page().getByText("The connection is enabled").waitFor();
        chromium.screenshot(visit.page(), "link-over");
        visit.assertSound();
    }

    @Test
    void linkWhenOnlyTheKeyboardIsUsedInGermanInTheDarkOnATelephoneThenAllIsReady(Chromium chromium) {
        // given
        String url = make(Map.of(
                        "allow", List.of("connection", "policies", "scim"), "verifiedDomains", List.of("example.com")))
                .get("url")
                .asText();
        SetupVisit visit = SetupVisit.at(chromium, url, "de", ColorScheme.DARK);
        visit.page().setViewportSize(400, 800);

        // when
        visit.at("JumpCloud für Example Software einrichten");
        visit.assertFits(chromium, "link-0-dark-400");
        visit.press("Beginnen", "Enter");

        visit.at("In JumpCloud – jumpcloud");
        visit.assertFits(chromium, "link-1-dark-400");
        visit.press("Weiter", "Enter");

        visit.at("Von JumpCloud – jumpcloud");
        visit.type("Metadaten", jumpcloud.metadata("app"));
        visit.assertFits(chromium, "link-2-dark-400");
        visit.press("Weiter", "Enter");

        visit.at("Regeln – jumpcloud");
        visit.assertFits(chromium, "link-3-dark-400");
        visit.press("Weiter", "Enter");

        visit.at("Ausprobieren – jumpcloud");
        visit.tryOutByKeyboard(
                jumpcloud,
                "Probeanmeldung beginnen",
                "JumpCloud öffnen",
                "Die Antwort von JumpCloud ist, wie sie sein soll");
        visit.assertFits(chromium, "link-4-dark-400");
        visit.press("Weiter", "Enter");

        visit.at("SCIM – jumpcloud");
        visit.press("SCIM ist eingeschaltet", "Space");
        visit.press("Token erzeugen", "Enter");
        visit.field("Token Key").waitFor();
        visit.assertFits(chromium, "link-5-dark-400");
        visit.press("Weiter", "Enter");

        visit.at("Fertig – jumpcloud");
        visit.assertFits(chromium, "link-6-dark-400");
        visit.press("Alles ist bereit", "Enter");

        // then
        visit.at("Vielen Dank");
        visit.assertFits(chromium, "link-done-dark-400");
        assertThat(realm.admin().settings(TestRealm.ALIAS)).containsEntry("scimEnabled", "true");
        assertThat(realm.admin()
                        .get("jumpcloud/" + TestRealm.ALIAS + "/setup-links")
                        .get(0)
                        .has("readyAt"))
                .isTrue();
    }

    @Test
    void linkWhenAnotherSiteFramesItThenTheBrowserRefuses(Chromium chromium) {
        // given: the same page without its headers shows that frames of this site are shown otherwise
        String url = make(Map.of()).get("url").asText();
        String site = "http://localhost:8999/";
        String frames = "<iframe src='%s'></iframe><iframe id='bare' src='%s'></iframe>"
                .formatted(url, url.replace("#", "?bare#"));
        Page page = chromium.newPage();
        page.route(
                site,
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody(frames)));
        page.route(
                address -> address.endsWith("?bare"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody(route.fetch().text())));

        // when
        page.navigate(site);

        // then
        page.frameLocator("#bare").locator("button:text-is('Begin')").waitFor();
        page.waitForCondition(() -> page.frames().get(1).url().startsWith("chrome-error:"));
    }

    @Test
    void linkWhenItDoesNotOpenThenThePageSaysWhy(Chromium chromium) {
        // given
        JsonNode made = make(Map.of());
        String url = made.get("url").asText();

        // then: cut by a mail program
        assertSays(chromium, url.substring(0, url.length() - 9), "A part of the link is missing");
        // without what is behind the number sign
        SetupVisit bare = SetupVisit.at(chromium, url.substring(0, url.indexOf('#')));
        bare.page().getByText("Open the whole link that you were sent").waitFor();
        // opened twice
        SetupVisit first = SetupVisit.at(chromium, url);
        first.button("Begin").click();
        first.page().locator("#step").waitFor();
        assertSays(chromium, url, "opened in another browser, or in a private window");
        // revoked
        realm.admin().api().delete(links() + "/" + made.get("id").asText());
        assertSays(chromium, url, "The link was taken back");
        first.button("Next").click();
        first.page().getByText("The link was taken back").waitFor();
        // of nobody
        assertSays(chromium, url.replaceFirst("_[0-9a-f]{8}", "_00000000"), "There is no such link");
    }

    /** The realm's administrator, at the address that the mail has. */
    private void goLive(Chromium chromium) {
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
        String page = SetupVisit.address(realm.admin().name());
        SetupVisit visit =
                SetupVisit.at(chromium, page + "#connection/" + TestRealm.ALIAS).signIn(OPERATOR);
        visit.at("Acme (jumpcloud)");
        visit.button("Go live").click();
        // JumpCloud's stand-in has no TLS, which is a warning
        visit.button("Go live anyway").click();
        visit.heard("The connection is now switched on");
        assertThat(realm.admin()
                        .identityProvider(TestRealm.ALIAS)
                        .get("enabled")
                        .asBoolean())
                .isTrue();
        visit.assertSound();
    }

    private static void assertSays(Chromium chromium, String url, String sentence) {
        SetupVisit visit = SetupVisit.at(chromium, url);
        visit.button("Begin").click();
        visit.page().getByText(sentence).waitFor();
        visit.assertSound();
    }

    private JsonNode make(Map<String, Object> wish) {
        return realm.admin().api().post(links(), wish).body();
    }

    private String links() {
        return realm.admin().path("jumpcloud/" + TestRealm.ALIAS + "/setup-links");
    }
}
