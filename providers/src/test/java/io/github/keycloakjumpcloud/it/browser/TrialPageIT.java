package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page says while a trial login is on its way, and when nothing comes of it. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class TrialPageIT {

    private static final String OPERATOR = People.email("trial-operator");
    private static final String PROGRESS = "**/trial-logins/*";
    private static final String UNREACHABLE = "Keycloak cannot be reached at the moment. The page keeps trying.";
    private static final Locator.WaitForOptions GONE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

    @AutoClose
    private JumpCloudSimulator jumpcloud;

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        jumpcloud = JumpCloudSimulator.start("127.0.0.1", 0);
        realm = TestRealm.builder()
                .signOnUrl(jumpcloud.ssoUrl("app"))
                .setting("verifiedDomains", "example.com")
                .create(Keycloak.ofSecondLane());
        jumpcloud.register(realm.application());
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void trialWhenJumpCloudHasTheAddressOfAnotherConnectionThenThePageTellsBoth(Chromium chromium) {
        // given
        realm.connect("other", Map.of(), application -> application.withIssuer("other"));
        String address = realm.acsUrl().replace("/jumpcloud/", "/other/");
        jumpcloud.change("app", application -> application.withAcsUrl(address));
        SetupVisit visit = trialStep(chromium, "en", "Try and go live");

        // when
        visit.tryOut(jumpcloud, "The person would be refused: JC-306");

        // then
        assertThat(visit.page().locator(".setup-report").textContent()).contains(address, realm.acsUrl());
        chromium.screenshot(visit.page(), "trial-stray");
        visit.assertSound();
    }

    @Test
    void trialWhenNothingComesThenThePageSaysWhatToCompareAndWhenItEnds(Chromium chromium) {
        // given
        SetupVisit visit = trialStep(chromium, "en", "Try and go live");
        visit.page().clock().install();

        // when
        visit.button("Start a trial login").click();
        visit.link("Open JumpCloud").waitFor();

        // then
        Locator countdown = visit.page().getByRole(AriaRole.TIMER);
        assertThat(countdown.textContent()).matches("The trial ends in 1[45] min \\d+ sec\\.");
        visit.button("Copy Link to pass on").click();
        visit.heard("Link to pass on");
        assertThat(visit.clipboard())
                .isEqualTo(visit.link("Open JumpCloud").getAttribute("href"))
                .contains("/trial-logins/");
        assertThat(visit.page().locator("#step").textContent()).doesNotContain("Nothing has come");

        // when
        visit.page().clock().fastForward(61_000);

        // then
        visit.heard("Nothing has come from JumpCloud yet");
        assertThat(visit.page().locator("#step .setup-report").textContent())
                .contains("IdP URL", realm.signOnUrl(), "ACS URLs → Default URL", realm.acsUrl())
                .contains("SP Entity ID", realm.entityId())
                .contains("IdP Entity ID", realm.application().issuer())
                .contains("The application is active", "User Groups");
        visit.page().setViewportSize(400, 800);
        visit.assertFits(chromium, "trial-quiet-400");

        // when
        visit.page().route(PROGRESS, Route::abort);

        // then
        visit.text(UNREACHABLE).waitFor();

        // when
        visit.page().unroute(PROGRESS);

        // then
        visit.text(UNREACHABLE).waitFor(GONE);

        // when: it has expired
        visit.page().route(PROGRESS, route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));

        // then
        visit.heard("The trial is over: nothing came from JumpCloud");
        assertThat(visit.page().locator("#step").textContent()).contains(realm.acsUrl());
        visit.assertSound();
    }

    @Test
    void lastAnswerWhenSomebodyElseGoesThroughATrialThenThePageTellsItByItself(Chromium chromium) {
        // given
        SetupVisit visit = trialStep(chromium, "de", "Proben und einschalten");
        Locator line = visit.page().locator(".setup-live");
        visit.text("JumpCloud hat in letzter Zeit keine Probeanmeldung beantwortet.")
                .waitFor();

        // when
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

        // then
        Pattern told = Pattern.compile("JumpCloud hat vor \\d+ Sekunden eine Probeanmeldung beantwortet\\.");
        line.filter(new Locator.FilterOptions().setHasText(told)).waitFor();
        visit.page()
                .waitForFunction(
                        "old => document.querySelector('.setup-live').textContent !== old", line.textContent());
        assertThat(line.textContent()).matches(told);
        assertThat((Boolean) line.evaluate("it => it.closest('[aria-live], [role=status], [role=alert]') === null"))
                .as("it disturbs no screen reader")
                .isTrue();
        visit.assertSound();
    }

    private SetupVisit trialStep(Chromium chromium, String language, String title) {
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name(), language, ColorScheme.LIGHT)
                .signIn(OPERATOR);
        visit.goTo("#setup/" + realm.alias() + "/trial", title);
        return visit;
    }
}
