package io.github.keycloakjumpcloud.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Patience;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is known of each step, beside it in the list of steps. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class StepStatesIT {

    private static final String OPERATOR = People.email("setup-operator");

    /** The page asks every few seconds. */
    private static final LocatorAssertions.HasAccessibleDescriptionOptions SOON =
            new LocatorAssertions.HasAccessibleDescriptionOptions().setTimeout(Patience.LIMIT.toMillis());

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        realm = TestRealm.builder()
                .setting("verifiedDomains", "example.com", "example.org", "example.net")
                .create(Keycloak.ofSecondLane());
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void stepsWhenTheConnectionIsThereThenEachSaysWhatIsKnownAndStaysTrue(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);

        // when
        visit.goTo("#setup/" + TestRealm.ALIAS + "/policies", "Policies – " + TestRealm.ALIAS);

        // then: as a screen reader tells it after the name of the step
        assertKnown(visit, "In JumpCloud", "Alias jumpcloud");
        assertKnown(visit, "From JumpCloud", "Certificate valid until \\w+ \\d+, \\d{4}");
        assertKnown(visit, "Policies", "example\\.com, example\\.org and 1 more");
        assertKnown(visit, "Try and go live", "No trial answered lately");
        assertKnown(visit, "SCIM", "Off");
        chromium.screenshot(visit.page(), "setup-step-states");
        visit.assertSound();

        // when: somebody else goes through a trial, and JumpCloud calls
        answerATrial();
        ScimSide.of(realm).get("/Users");

        // then
        assertKnown(visit, "Try and go live", "JumpCloud answered a trial \\d+ seconds? ago");
        assertKnown(visit, "SCIM", "Received \\d+ seconds? ago");
        assertThat((Boolean) visit.page()
                        .locator("#steps .setup-known")
                        .last()
                        .evaluate("it => it.closest('[aria-live], [role=status], [role=alert]') === null"))
                .as("it disturbs no screen reader")
                .isTrue();
        visit.assertSound();
    }

    @Test
    void stepsWhenOnATelephoneInTheDarkThenTheyFit(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name(), "de", ColorScheme.DARK);
        visit.page().setViewportSize(400, 800);
        visit.signIn(OPERATOR);
        visit.goTo("#setup/" + TestRealm.ALIAS + "/scim", "SCIM – " + TestRealm.ALIAS);

        // when
        visit.page().locator("[aria-controls=steps]").click();

        // then
        visit.page()
                .locator("#steps")
                .getByText("In letzter Zeit keine Probe beantwortet")
                .waitFor();
        visit.assertFits(chromium, "setup-step-states-dark-400");
    }

    @Test
    void stepsWhenThereIsNoConnectionYetThenNothingIsSaid(Chromium chromium) {
        // when
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#setup", "In JumpCloud – New connection");

        // then
        assertThat(visit.page().locator("#steps").textContent())
                .isEqualTo("In JumpCloudFrom JumpCloudPoliciesTry and go liveSCIM");
    }

    private void answerATrial() {
        String trials = realm.admin().path("jumpcloud/" + realm.alias() + "/trial-logins");
        SignIn person = realm.newPerson();
        person.browser()
                .open(realm.admin()
                        .api()
                        .post(trials, Map.of())
                        .body()
                        .get("url")
                        .asText());
        person.answer(SampleDirectory.ORDINARY);
    }

    private static void assertKnown(SetupVisit visit, String step, String known) {
        Locator button = visit.page().locator("#steps button").filter(new Locator.FilterOptions().setHasText(step));
        assertThat(button.last()).hasAccessibleDescription(Pattern.compile("^" + known + "$"), SOON);
    }
}
