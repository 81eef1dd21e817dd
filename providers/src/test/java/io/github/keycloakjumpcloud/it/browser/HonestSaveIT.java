package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The setup page says what it has saved, what it has not, and why; and nothing that was typed is lost. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class HonestSaveIT {

    private static final String OPERATOR = People.email("setup-operator");
    private static final String COLLEAGUE = People.email("setup-colleague");
    private static final String CONNECTION = "Acme (" + TestRealm.ALIAS + ")";
    private static final String DOMAINS = "Verified e-mail domains";
    private static final String AGAIN = "What you typed here before is filled in again";

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create(Keycloak.ofSecondLane());
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("displayName", "Acme"));
        realm.admin().createRealmRole("app-user");
        new RoleAdmin(realm.admin())
                .createAdministrator(OPERATOR, "manage-identity-providers", "view-realm", "view-clients");
        new RoleAdmin(realm.admin()).createAdministrator(COLLEAGUE, "manage-identity-providers");
    }

    @Test
    void saveWhenSeveralFieldsAreWrongThenEachSaysSoAndTheFirstHasTheFocus(Chromium chromium) {
        // given
        SetupVisit visit = policies(chromium);

        // when: the later field first
        visit.field("Group root").fill("no path");
        visit.field("Default role").fill("no-such-role");
        visit.field(DOMAINS).fill("no domain");
        visit.button("Next").click();

        // then
        visit.page().locator("[data-field=groupRoot][aria-invalid=true]").waitFor();
        chromium.screenshot(visit.page(), "setup-several-errors");
        assertThat(visit.page().locator("[aria-invalid=true]").count()).isEqualTo(3);
        assertThat(visit.focusedField()).isEqualTo("verifiedDomains");
        assertThat(visit.described(DOMAINS))
                .contains("“no domain” is not an e-mail domain")
                .doesNotContain("verifiedDomains");
        assertThat(visit.described("Default role"))
                .contains("There is no role “no-such-role”")
                .doesNotContain("defaultRole");
        assertThat(visit.described("Group root"))
                .contains("“no path” is not a group path")
                .doesNotContain("groupRoot");
        visit.assertSound();

        // when
        visit.page().getByText("Group root: “no path” is not a group path").click();

        // then
        assertThat(visit.focusedField()).isEqualTo("groupRoot");
    }

    @Test
    void saveWhenItIsDoneThenANoteSaysSoUntilTheNextAction(Chromium chromium) {
        // given
        SetupVisit visit = policies(chromium);

        // when
        visit.field("Contact e-mail address").fill("it@example.com");
        visit.button("Next").click();

        // then
        visit.at("Try and go live – " + CONNECTION);
        assertThat(visit.page().title()).startsWith("Try and go live – " + CONNECTION);
        assertThat(visit.notes()).contains("Saved");
        visit.heard("Saved");
        visit.assertSound();

        // when
        visit.button("Next").click();

        // then
        visit.at("SCIM – " + CONNECTION);
        assertThat(visit.notes()).isEmpty();

        // when
        visit.text("SCIM is switched on").click();

        // then
        visit.page().locator("#notes").getByText("SCIM is now switched on").waitFor();
        chromium.screenshot(visit.page(), "setup-note");
    }

    @Test
    void stepsWhenLeftByTheListOrByBackThenWhatWasTypedComesBackUnlessItIsDiscarded(Chromium chromium) {
        // given
        SetupVisit visit = policies(chromium);

        // when: a text, several lines, a choice
        visit.field("Contact e-mail address").fill("it@example.com");
        visit.field(DOMAINS).fill("example.com\nexample.org");
        visit.field("Provisioning mode").selectOption("invite-only");
        rail(visit, "SCIM");
        // a field below the form
        visit.field("Name of the token").fill("Second");
        rail(visit, "From JumpCloud");
        // a field that is out of sight at first
        visit.page().locator("input[type=radio][value=values]").check();
        visit.field("IdP Entity ID").fill("JumpCloud-typed");
        rail(visit, "Policies");

        // then
        visit.page().getByText(AGAIN).waitFor();
        chromium.screenshot(visit.page(), "setup-typed-again");
        assertThat(visit.field("Contact e-mail address").inputValue()).isEqualTo("it@example.com");
        assertThat(visit.field(DOMAINS).inputValue()).isEqualTo("example.com\nexample.org");
        assertThat(visit.field("Provisioning mode").inputValue()).isEqualTo("invite-only");
        visit.assertSound();
        visit.button("Back").click();
        visit.at("From JumpCloud – " + CONNECTION);
        assertThat(visit.field("IdP Entity ID").inputValue()).isEqualTo("JumpCloud-typed");
        rail(visit, "SCIM");
        assertThat(visit.field("Name of the token").inputValue()).isEqualTo("Second");
        assertThat(realm.admin().settings(realm.alias())).containsEntry("verifiedDomains", "example.com");

        // when
        visit.button("Discard it").click();

        // then
        visit.page().getByText(AGAIN).waitFor(gone());
        assertThat(visit.field("Name of the token").inputValue()).isEqualTo("JumpCloud");

        // when: somebody else has saved another value meanwhile
        realm.configure(Map.of("contactEmail", "other@example.com"));
        rail(visit, "Policies");

        // then
        assertThat(visit.field("Contact e-mail address").inputValue()).isEqualTo("other@example.com");
        assertThat(visit.field(DOMAINS).inputValue()).isEqualTo("example.com\nexample.org");

        // when
        visit.button("Next").click();
        visit.at("Try and go live – " + CONNECTION);
        rail(visit, "Policies");

        // then
        assertThat(visit.page().getByText(AGAIN).count()).isZero();
        assertThat(realm.admin().settings(realm.alias()))
                .containsEntry("verifiedDomains", "example.com##example.org")
                .containsEntry("contactEmail", "other@example.com");
    }

    @Test
    void stepWhenSomebodyElseSignsInInTheSameTabThenTheyFindNothingOfWhatWasTyped(Chromium chromium) {
        // given
        SetupVisit visit = policies(chromium);
        visit.field("Contact e-mail address").fill("it@example.com");
        rail(visit, "From JumpCloud");
        rail(visit, "Policies");
        visit.page().getByText(AGAIN).waitFor();

        // when
        visit.page().context().clearCookies();
        visit.page().reload();
        visit.signIn(COLLEAGUE);

        // then
        visit.at("Policies – " + CONNECTION);
        assertThat(visit.field("Contact e-mail address").inputValue()).isEmpty();
        assertThat(visit.page().getByText(AGAIN).count()).isZero();
    }

    @Test
    void targetsWhenTypedThenTheServerSuggestsThoseThatThereAre(Chromium chromium) {
        // given
        SetupVisit visit = policies(chromium);

        // when
        visit.field("Default role").fill("APP-");

        // then
        suggested(visit, "defaultRole", "app-user").waitFor(attached());

        // when
        visit.field("Portal client").fill("adm");

        // then
        suggested(visit, "portalClient", "admin-cli").waitFor(attached());
        visit.assertSound();
    }

    @Test
    void metadataWhenSavedThenWhatWasReadIsSummedUp(Chromium chromium) {
        // given
        SetupVisit visit = step(chromium, "metadata", "From JumpCloud");
        assertThat(visit.page().locator(".pf-v5-c-alert").textContent())
                .contains(realm.application().issuer(), "valid until");

        // when
        visit.page().locator("input[type=radio][value=values]").check();
        visit.field("IdP Entity ID").fill("JumpCloud-other");
        visit.button("Next").click();

        // then
        visit.at("Policies – " + CONNECTION);
        assertThat(visit.notes()).contains("JumpCloud-other", realm.signOnUrl(), "valid until");
        chromium.screenshot(visit.page(), "setup-metadata-summary");
        visit.assertSound();
    }

    private SetupVisit policies(Chromium chromium) {
        return step(chromium, "policies", "Policies");
    }

    private SetupVisit step(Chromium chromium, String step, String title) {
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#setup/" + TestRealm.ALIAS + "/" + step, title + " – " + CONNECTION);
        return visit;
    }

    private static void rail(SetupVisit visit, String step) {
        visit.page().locator("#steps").getByText(step).first().click();
        visit.at(step + " – " + CONNECTION);
    }

    private static Locator suggested(SetupVisit visit, String field, String value) {
        return visit.page()
                .locator(".pf-v5-c-form__group:has([data-field=" + field + "]) datalist option[value='" + value + "']");
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }
}
