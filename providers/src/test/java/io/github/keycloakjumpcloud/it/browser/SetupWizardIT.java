package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.app.SampleApp;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole way from an empty realm to the first login, on the setup page. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SetupWizardIT {

    private static final String THESE_DOMAINS = "Those of these domains";
    private static final String ANY_DOMAIN = "Those of any domain: no existing account is linked without proof";
    private static final String OPERATOR = People.email("setup-operator");

    @AutoClose
    private JumpCloudSimulator jumpcloud;

    @AutoClose
    private TestRealm realm;

    @AutoClose
    private SampleApp app;

    @BeforeEach
    void start() {
        jumpcloud = JumpCloudSimulator.start("127.0.0.1", 0);
        realm = TestRealm.builder().signOnUrl(jumpcloud.ssoUrl("app")).create(Keycloak.ofSecondLane());
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/" + TestRealm.ALIAS));
        jumpcloud.register(realm.application());
        app = SampleClient.startApp(realm);
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void setupWhenAllStepsAreDoneThenPeopleSignIn(Chromium chromium) {
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);

        visit.at("In JumpCloud – New connection");
        chromium.screenshot(visit.page(), "setup-1-in-jumpcloud");
        visit.button("Copy ACS URLs → Default URL").click();
        assertThat(visit.clipboard()).isEqualTo(realm.acsUrl());
        assertThat(visit.field("SP Entity ID").inputValue()).isEqualTo(realm.entityId());
        assertThat(visit.downloaded("Download the metadata file"))
                .contains("entityID=\"" + realm.entityId() + "\"")
                .contains("Location=\"" + realm.acsUrl() + "\"");
        visit.button("Next").click();
        visit.at("In JumpCloud – New connection");
        visit.text(THESE_DOMAINS).click();
        visit.field("Verified e-mail domains").fill("example.com");
        visit.assertSound();
        visit.button("Next").click();

        visit.at("From JumpCloud – jumpcloud");
        visit.field("Metadata").fill("<html></html>");
        visit.button("Next").click();
        visit.page().locator("textarea[aria-invalid=true]").waitFor();
        chromium.screenshot(visit.page(), "setup-2-refused-metadata");
        assertThat(visit.page().locator("form").textContent()).contains("web page, not metadata");
        visit.field("Metadata").fill(jumpcloud.metadata("app"));
        chromium.screenshot(visit.page(), "setup-2-from-jumpcloud");
        visit.assertSound();
        visit.button("Next").click();

        visit.at("Policies – JumpCloud");
        visit.field("Verified e-mail domains").fill("no domain");
        visit.button("Next").click();
        visit.page().locator("textarea[aria-invalid=true]").waitFor();
        visit.field("Verified e-mail domains").fill("example.com");
        visit.field("Portal client").fill(SampleClient.ID);
        chromium.screenshot(visit.page(), "setup-3-policies");
        visit.assertSound();
        visit.button("Next").click();

        visit.at("Try and go live – JumpCloud");
        assertThat(realm.admin()
                        .identityProvider(TestRealm.ALIAS)
                        .get("enabled")
                        .asBoolean())
                .isFalse();
        tryOut(visit);
        chromium.screenshot(visit.page(), "setup-4-trial");
        assertThat(realm.admin().userCount()).isEqualTo(1);
        visit.assertSound();
        visit.text("The connection is enabled").click();
        chromium.screenshot(visit.page(), "setup-4-go-live");
        visit.assertSound();
        visit.button("Next").click();
        // JumpCloud's stand-in has no TLS, which is a warning
        visit.button("Go live anyway").click();

        visit.at("SCIM – JumpCloud");
        visit.text("SCIM is switched on").click();
        visit.button("Make the token").click();
        visit.field("Token Key").waitFor();
        chromium.screenshot(visit.page(), "setup-5-scim");
        assertThat(visit.field("Token Key").inputValue()).startsWith("jcscim_");
        visit.assertSound();
        visit.button("Finish").click();

        visit.at("Connections of the realm " + realm.admin().name());
        chromium.screenshot(visit.page(), "setup-done");
        assertThat(visit.page().locator("tbody td").allTextContents()).contains("jumpcloud", "JumpCloud", "Yes", "On");
        visit.assertSound();
        visit.link("jumpcloud").click();
        visit.at("JumpCloud");
        chromium.screenshot(visit.page(), "setup-connection");
        visit.assertSound();

        assertPeopleSignIn(chromium);
    }

    @Test
    void setupWhenOnlyTheKeyboardIsUsedThenItIsDone(Chromium chromium) {
        // given
        long opened = System.nanoTime();
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.at("In JumpCloud – New connection");
        long start = System.nanoTime();

        // when
        visit.press(THESE_DOMAINS, "Space");
        visit.type("Verified e-mail domains", "example.com");
        visit.press("Next", "Enter");
        visit.at("From JumpCloud – jumpcloud");
        visit.type("Metadata", jumpcloud.metadata("app"));
        visit.press("Next", "Enter");
        visit.at("Policies – JumpCloud");
        visit.press("Next", "Enter");
        visit.at("Try and go live – JumpCloud");
        visit.tryOutByKeyboard(jumpcloud, "The person would sign in to a new account");
        System.out.printf(
                "From opening the page to the report of the first trial sign-in: %.1f s%n",
                (System.nanoTime() - opened) / 1e9);
        visit.press("The connection is enabled", "Space");
        visit.press("Next", "Enter");
        visit.button("Go live anyway").waitFor();
        visit.press("Go live anyway", "Enter");
        visit.at("SCIM – JumpCloud");
        visit.press("Finish", "Enter");

        // then
        visit.at("Connections of the realm " + realm.admin().name());
        assertPeopleSignIn(chromium);
        System.out.printf("From the first step to a person's sign-in: %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    @Test
    void setupWhenValuesAreTypedOneByOneInTheDarkOnATelephoneThenItFits(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name(), "en", ColorScheme.DARK);
        visit.page().setViewportSize(400, 800);
        visit.signIn(OPERATOR);

        // then
        visit.at("In JumpCloud – New connection");
        visit.text(ANY_DOMAIN).click();
        visit.assertFits(chromium, "setup-1-dark-400");
        visit.button("Next").click();
        visit.at("From JumpCloud – jumpcloud");
        visit.field("Single values").check();
        visit.field("IdP Entity ID").fill(realm.application().issuer());
        visit.field("IDP URL").fill(realm.signOnUrl());
        visit.field("IdP certificate").fill(realm.application().key().certificateBase64());
        visit.assertFits(chromium, "setup-2-dark-400");
        visit.button("Next").click();
        visit.at("Policies – JumpCloud");
        visit.assertFits(chromium, "setup-3-dark-400");
        visit.button("Next").click();
        visit.at("Try and go live – JumpCloud");
        visit.assertFits(chromium, "setup-4-dark-400");
        visit.button("Next").click();
        visit.at("SCIM – JumpCloud");
        visit.button("Make the token").click();
        visit.field("Token Key").waitFor();
        visit.assertFits(chromium, "setup-5-dark-400");
        visit.button("Finish").click();
        visit.at("Connections of the realm " + realm.admin().name());
        visit.assertFits(chromium, "setup-status-dark-400");
    }

    @Test
    void metadataWhenChosenDroppedOrNamedByUrlThenItIsRead(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.at("In JumpCloud – New connection");
        visit.text(ANY_DOMAIN).click();
        visit.button("Next").click();
        visit.at("From JumpCloud – jumpcloud");
        String metadata = jumpcloud.metadata("app");

        // when: a file is chosen
        visit.page()
                .setInputFiles(
                        "input[type=file]",
                        new FilePayload("chosen.xml", "text/xml", "<chosen/>".getBytes(StandardCharsets.UTF_8)));

        // then
        visit.heard("chosen.xml was read");
        assertThat(visit.field("Metadata").inputValue()).isEqualTo("<chosen/>");

        // when: another one is dropped
        visit.drop(".setup-drop", "dropped.xml", metadata);

        // then
        visit.heard("dropped.xml was read");
        assertThat(visit.field("Metadata").inputValue()).isEqualToIgnoringNewLines(metadata);

        // when: its address is entered instead
        visit.page().locator("input[type=radio][value=url]").check();
        visit.page().locator("input[type=url]").fill(jumpcloud.baseUri() + "/saml2/app/metadata.xml");
        visit.button("Next").click();

        // then
        visit.at("Policies – JumpCloud");
        JsonNode config = realm.admin().identityProvider(TestRealm.ALIAS).get("config");
        assertThat(config.get("useMetadataDescriptorUrl").asText()).isEqualTo("true");
        assertThat(config.get("idpEntityId").asText())
                .isEqualTo(realm.application().issuer());
        visit.assertSound();
    }

    private void tryOut(SetupVisit visit) {
        visit.tryOut(jumpcloud, "The person would sign in to a new account");
        String email = SampleDirectory.ORDINARY.email();
        assertThat(visit.page().locator("main").textContent())
                .contains("E-mail domain", "Passed", "Not restricted", "no group is asked for")
                .doesNotContain(email);
        visit.button("Show the values").click();
        visit.page().getByText(email).first().waitFor();
    }

    private void assertPeopleSignIn(Chromium chromium) {
        Page page = chromium.newPage();
        page.navigate(app.baseUri() + "/login");
        page.locator("#social-" + TestRealm.ALIAS).click();
        page.waitForURL(jumpcloud.baseUri() + "/**");
        page.locator("[id='person-" + SampleDirectory.ORDINARY.username() + "']")
                .click();
        page.locator("#signed-in").waitFor();
        assertThat(page.locator("[data-claim=email]").first().textContent())
                .isEqualTo(SampleDirectory.ORDINARY.email());
    }
}
