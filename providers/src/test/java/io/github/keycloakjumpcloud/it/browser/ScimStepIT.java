package io.github.keycloakjumpcloud.it.browser;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The SCIM step while JumpCloud's administrator presses Test Connection. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ScimStepIT {

    private static final String MANAGER = People.email("scim-manager");
    private static final String VIEWER = People.email("scim-viewer");
    private static final String STEP = "#setup/" + TestRealm.ALIAS + "/scim";
    private static final String TITLE = "SCIM – " + TestRealm.ALIAS;

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create(Keycloak.ofSecondLane());
        enable(false);
        RoleAdmin roles = new RoleAdmin(realm.admin());
        roles.createAdministrator(MANAGER, "manage-identity-providers");
        roles.createAdministrator(VIEWER, "view-identity-providers");
    }

    @Test
    void testConnectionWhenPressedTooEarlyThenThePageSaysWhyAndAfterGoingLiveThatItCame(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(MANAGER);
        visit.goTo(STEP, TITLE);
        Locator live = visit.page().locator("#scim-live");
        live.getByText("SCIM is switched off, and the connection or its Organization is disabled")
                .waitFor();

        // when
        visit.text("SCIM is switched on").click();

        // then: it is saved without leaving the step
        visit.page().locator("#notes").getByText("SCIM is now switched on").waitFor();
        live.getByText("the connection is disabled: SCIM only reads").waitFor();
        assertThat(realm.admin().settings(TestRealm.ALIAS).get("scimEnabled")).isEqualTo("true");
        visit.assertSound();

        // when
        visit.button("Make the token").click();
        visit.field("Token Key").waitFor();
        ScimClient jumpCloud =
                ScimClient.of(ScimSide.baseUrl(realm), visit.field("Token Key").inputValue());
        jumpCloud.exchange("POST", "/Users", ScimSide.user("test"));

        // then
        visit.heard("Users: create: Refused");
        live.getByText("Refused").first().waitFor();
        chromium.screenshot(visit.page(), "setup-scim-refused");
        assertThat(visit.field("Token Key").inputValue()).startsWith("jcscim_");
        assertThat(live.textContent()).doesNotContain("test@example.com");
        visit.assertSound();

        // when
        enable(true);

        // then
        live.getByText("Press Test Connection again").waitFor();
        visit.assertSound();

        // when
        new JumpCloudProvisioning(jumpCloud).testConnection("test@example.com");

        // then: the last call of the test
        live.locator("tbody").getByText("Users: delete").waitFor();
        live.locator(".pf-v5-c-alert.pf-m-success").getByText("Received").waitFor();
        assertThat(live.locator("tbody").textContent())
                .contains("Users: create", "Users: delete", "Groups: create", "Groups: delete", "Done");
        chromium.screenshot(visit.page(), "setup-scim-received");
        visit.assertSound();
    }

    @Test
    void stepWhenATokenHasExpiredThenThePageSaysSoBesideWhatCameWithAGoodOne(Chromium chromium) {
        // given
        enable(true);
        ScimSide scim = ScimSide.of(realm);
        Answer made = new ScimAdmin(realm.admin(), realm.alias()).create(Map.of("name", "short", "expiresIn", 1));
        Instant end = Instant.parse(made.body().get("expiresAt").asText());
        await("the token's time is over").until(() -> Instant.now().isAfter(end));
        scim.get("/Users");
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(MANAGER);
        visit.goTo(STEP, TITLE);
        Locator live = visit.page().locator("#scim-live");
        live.locator(".pf-v5-c-alert.pf-m-success").getByText("Received").waitFor();

        // when
        scim.client().withToken(made.body().get("token").asText()).exchange("GET", "/Users", null);

        // then
        visit.heard("Expired token: Refused");
        live.locator(".pf-v5-c-alert.pf-m-danger")
                .getByText("the token has expired")
                .waitFor();
        assertThat(live.locator(".pf-v5-c-alert.pf-m-success").textContent()).contains("Received");
        assertThat(live.locator("tbody").textContent()).contains("Users: look up", "Expired token");
        visit.assertSound();
    }

    @Test
    void stepWhenNothingHasComeThenItWaitsAndFitsInTheDarkOnATelephone(Chromium chromium) {
        // given
        enable(true);
        ScimSide scim = ScimSide.of(realm);
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name(), "de", ColorScheme.DARK);
        visit.page().setViewportSize(400, 800);
        visit.signIn(MANAGER);

        // when
        visit.goTo(STEP, TITLE);

        // then
        visit.page().getByText("Warten auf Test Connection von JumpCloud").waitFor();
        visit.assertFits(chromium, "setup-scim-waiting-dark-400");

        // when
        scim.get("/Nowhere");

        // then
        visit.page().getByText("Unbekannte Adresse").first().waitFor();
        visit.page().getByText("an der aufgerufenen Adresse ist nichts").first().waitFor();
        visit.assertFits(chromium, "setup-scim-refused-dark-400");
    }

    @Test
    void switchWhenThePersonMayOnlyLookThenItGoesBackAndSaysWhy(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(VIEWER);
        visit.goTo(STEP, TITLE);

        // when
        visit.text("SCIM is switched on").click();

        // then
        visit.page()
                .locator("#step")
                .getByText("You may look at this, but not change it")
                .waitFor();
        assertThat(visit.page().locator("[data-field=scimEnabled]").isChecked()).isFalse();
        assertThat(realm.admin().settings(TestRealm.ALIAS)).doesNotContainEntry("scimEnabled", "true");
        visit.assertSound();
    }

    @Test
    void stepOfALinkWhenTheConnectionIsDisabledThenItsHolderIsNotSentToGoLive(Chromium chromium) {
        // given
        String url = realm.admin()
                .api()
                .post(
                        realm.admin().path("jumpcloud/" + TestRealm.ALIAS + "/setup-links"),
                        Map.of("allow", List.of("scim")))
                .body()
                .get("url")
                .asText();
        SetupVisit visit = SetupVisit.at(chromium, url);

        // when
        visit.button("Begin").click();
        visit.at(TITLE);
        visit.text("SCIM is switched on").click();

        // then
        visit.page().locator("#notes").getByText("SCIM is now switched on").waitFor();
        visit.page()
                .getByText("Press Test Connection once the administrator who sent you the link has enabled")
                .waitFor();
        assertThat(visit.link("Go live first").count()).isZero();
        assertThat(realm.admin().settings(TestRealm.ALIAS).get("scimEnabled")).isEqualTo("true");
        visit.assertSound();
    }

    private void enable(boolean enabled) {
        realm.admin().updateIdentityProvider(TestRealm.ALIAS, provider -> provider.put("enabled", enabled));
    }
}
