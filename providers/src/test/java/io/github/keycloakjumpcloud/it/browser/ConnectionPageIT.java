package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The setup page of a connection that is in use: what is looked after later, and by whom. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ConnectionPageIT {

    private static final String MANAGER = People.email("setup-manager");
    private static final String VIEWER = People.email("setup-viewer");
    private static final String READ_ONLY = "You may look at this, but not change it";
    private static final String NEXT = "Next certificate";

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create(Keycloak.ofSecondLane());
        RoleAdmin roles = new RoleAdmin(realm.admin());
        roles.createAdministrator(MANAGER, "manage-identity-providers");
        roles.createAdministrator(VIEWER, "view-identity-providers");
    }

    @Test
    void certificateWhenTheNextOneIsPastedThenItIsHeldBesideTheCurrentOne(Chromium chromium) {
        // given
        Instant now = Instant.now();
        SigningKey next = SigningKey.generate().reissued(now, now.plus(Duration.ofDays(400)));
        SetupVisit visit = connectionPage(chromium, MANAGER);

        // when
        visit.field(NEXT).fill("no certificate");
        visit.button("Store the next certificate").click();

        // then
        visit.page().locator("textarea[aria-invalid=true]").waitFor();
        visit.assertSound();

        // when
        visit.field(NEXT).fill(next.certificatePem());
        visit.button("Store the next certificate").click();

        // then
        visit.heard("The next certificate is stored");
        chromium.screenshot(visit.page(), "setup-next-certificate");
        assertThat(visit.field(NEXT).inputValue()).isEmpty();
        assertThat(visit.page().locator("td[data-label=Use]").allTextContents())
                .containsExactlyInAnyOrder("Current", "Next");
        assertThat(realm.admin().settings(realm.alias()).get("signingCertificate"))
                .isEqualTo(realm.application().key().certificateBase64() + "," + next.certificateBase64());
        visit.assertSound();
    }

    @Test
    void certificatesWhenKeycloakReadsThemByUrlThenNoneCanBePasted(Chromium chromium) {
        // given
        realm.configure(
                Map.of("useMetadataDescriptorUrl", "true", "metadataDescriptorUrl", "http://127.0.0.1:9/metadata"));

        // when
        SetupVisit visit = connectionPage(chromium, MANAGER);

        // then
        visit.text("Keycloak reads the certificates from the metadata URL. It finds new ones by itself.")
                .waitFor();
        assertThat(visit.field(NEXT).count()).isZero();
    }

    @Test
    void brakeWhenItIsEngagedThenItIsShownAndReleasedAfterAQuestion(Chromium chromium) {
        // given
        ScimSide scim = ScimSide.of(realm);
        realm.configure(Map.of("scimBrakePercent", "1"));
        List<String> ids = IntStream.range(0, 21)
                .mapToObj(i -> scim.createUser(ScimSide.user("leaver-" + i)))
                .toList();
        scim.patch("/Users/" + ids.get(0), ScimSide.operation("replace", "active", BooleanNode.FALSE));
        SetupVisit visit = connectionPage(chromium, MANAGER);
        visit.page().getByText("Engaged since").waitFor();
        chromium.screenshot(visit.page(), "setup-brake");
        visit.assertSound();

        // when
        visit.button("Release the brake").click();

        // then
        assertThat(brakeIsEngaged()).isTrue();

        // when
        visit.button("Really release it?").click();

        // then
        visit.heard("The brake is released");
        visit.page()
                .getByText("0 people lost their accounts over SCIM within the last hour; 1 percent")
                .waitFor();
        assertThat(brakeIsEngaged()).isFalse();
        visit.assertSound();
    }

    @Test
    void tokenWhenItIsRevokedAfterAQuestionThenItIsGone(Chromium chromium) {
        // given
        ScimSide.of(realm);
        SetupVisit visit = step(chromium, MANAGER, "scim", "SCIM – " + TestRealm.ALIAS);

        // when
        visit.button("Revoke the token JumpCloud").click();

        // then
        visit.heard("Really revoke?");
        assertThat(tokens()).hasSize(1);

        // when
        visit.button("Really revoke? Revoke the token JumpCloud").click();

        // then
        visit.heard("The token JumpCloud was revoked");
        visit.text("There is no token yet.").waitFor();
        assertThat(tokens()).isEmpty();
        visit.assertSound();
    }

    @Test
    void contactWhenAnAddressIsEnteredThenItIsSavedAndNothingElse(Chromium chromium) {
        // given
        Map<String, String> before = realm.admin().settings(realm.alias());
        SetupVisit visit = step(chromium, MANAGER, "policies", "Policies – " + TestRealm.ALIAS);

        // when
        visit.field("Contact e-mail address").fill("nobody");
        visit.button("Next").click();

        // then
        visit.page().locator("input[aria-invalid=true]").waitFor();

        // when
        visit.field("Contact e-mail address").fill("it@example.com");
        visit.button("Next").click();

        // then
        visit.at("Try and go live – " + TestRealm.ALIAS);
        Map<String, String> after = realm.admin().settings(realm.alias());
        assertThat(after.remove("contactEmail")).isEqualTo("it@example.com");
        assertThat(after).isEqualTo(before);
        visit.assertSound();
    }

    @Test
    void changesWhenThePersonMayOnlyLookThenEachIsRefusedWhereItWasAskedForAndNothingIsLost(Chromium chromium) {
        // given
        ScimSide.of(realm);
        Map<String, String> before = realm.admin().settings(realm.alias());

        // when: a setting
        SetupVisit visit = step(chromium, VIEWER, "policies", "Policies – " + TestRealm.ALIAS);
        visit.field("Default role").fill("member");
        visit.button("Next").click();

        // then
        visit.page().locator("main").getByText(READ_ONLY).waitFor();
        chromium.screenshot(visit.page(), "setup-read-only");
        assertThat(visit.field("Default role").inputValue()).isEqualTo("member");
        visit.assertSound();

        // when: a token, made and revoked
        visit.goTo("#setup/" + TestRealm.ALIAS + "/scim", "SCIM – " + TestRealm.ALIAS);
        visit.field("Name of the token").fill("Second");
        visit.button("Make the token").click();
        visit.page().locator("main").getByText(READ_ONLY).waitFor();
        visit.button("Revoke the token JumpCloud").click();
        visit.button("Really revoke? Revoke the token JumpCloud").click();

        // then
        visit.page().locator("main .pf-v5-c-alert").getByText(READ_ONLY).waitFor();

        // when: a trial login
        visit.goTo("#setup/" + TestRealm.ALIAS + "/trial", "Try and go live – " + TestRealm.ALIAS);
        visit.button("Start a trial login").click();

        // then
        visit.page().locator("main").getByText(READ_ONLY).waitFor();
        assertThat(tokens()).hasSize(1);
        assertThat(realm.admin().settings(realm.alias())).isEqualTo(before);
    }

    @Test
    void connectionWhenShownInTheDarkOnATelephoneThenItFits(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name(), "de", ColorScheme.DARK);
        visit.page().setViewportSize(400, 800);

        // when
        visit.signIn(MANAGER);
        visit.goTo("#connection/" + TestRealm.ALIAS, TestRealm.ALIAS);

        // then
        chromium.screenshot(visit.page(), "setup-connection-dark-400");
        assertThat(visit.page().locator("main").textContent())
                .contains("die Metadaten nennen keinen Redirect Endpoint", "Declare Redirect Endpoint: ankreuzen");
        visit.assertFits();
        visit.assertSound();
    }

    private SetupVisit connectionPage(Chromium chromium, String person) {
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(person);
        visit.goTo("#connection/" + TestRealm.ALIAS, TestRealm.ALIAS);
        return visit;
    }

    private SetupVisit step(Chromium chromium, String person, String step, String title) {
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(person);
        visit.goTo("#setup/" + TestRealm.ALIAS + "/" + step, title);
        return visit;
    }

    private boolean brakeIsEngaged() {
        return realm.admin()
                .get("jumpcloud/" + realm.alias() + "/scim-brake")
                .get("engaged")
                .asBoolean();
    }

    private List<String> tokens() {
        return new ScimAdmin(realm.admin(), realm.alias()).ids();
    }
}
