package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** "Why was somebody refused?": an administrator who was told a reference. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class LookupIT {

    private static final String QUESTION = "Why was somebody refused?";
    private static final String OPERATOR = People.email("lookup-operator");

    @AutoClose
    private TestRealm realm;

    private String name;

    @BeforeEach
    void start() {
        realm = TestRealm.builder()
                .groups()
                .setting("allowedGroups", SampleDirectory.ALLOWED_GROUP)
                .create(Keycloak.ofSecondLane());
        // No events are needed.
        realm.admin().update(Map.of("eventsEnabled", false));
        name = realm.admin().name();
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void referenceWhenTypedThenItIsExplainedAndLeadsToTheStep(Chromium chromium) {
        // given
        String reference = realm.refusal(SampleDirectory.OTHER_GROUP).reference();
        SetupVisit visit = SetupVisit.of(chromium, name).signIn(OPERATOR);

        // when: by the keyboard alone, as it was read aloud
        visit.type("Reference", " " + reference.toLowerCase(Locale.ROOT));
        visit.page().keyboard().press("Enter");

        // then
        answer(visit).getByText("JC-101").waitFor();
        assertThat(answer(visit).textContent())
                .contains("Your JumpCloud account is not in a group that may use this application.")
                .contains("none of")
                .contains("User Groups");
        chromium.screenshot(visit.page(), "setup-refusal");
        visit.assertSound();

        // when
        realm.configure(Map.of("allowedGroups", ""));
        visit.press("Would they be let in now?", "Enter");

        // then
        answer(visit).getByText("The person would sign in to a new account").waitFor();
        assertThat(answer(visit).textContent()).contains("It changes nothing.", "Not restricted");
        chromium.screenshot(visit.page(), "setup-refusal-replay");
        visit.assertSound();
        realm.configure(Map.of("allowedGroups", SampleDirectory.ALLOWED_GROUP));

        // when
        visit.link("Go to the step “Policies”").click();

        // then
        visit.at("Policies – " + TestRealm.ALIAS);
        assertThat(visit.field("Allowed JumpCloud groups").inputValue()).isEqualTo(SampleDirectory.ALLOWED_GROUP);
    }

    @Test
    void referenceWhenNobodyHasItThenThePageSaysWhereElseToLook(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.at(chromium, SetupVisit.address(name) + "#refusal/AAAA-AAAA");

        // when
        visit.signIn(OPERATOR);

        // then
        visit.at(QUESTION);
        answer(visit)
                .getByText("No refusal of the last 24 hours has this reference")
                .waitFor();
        assertThat(answer(visit).textContent()).contains("older than 24 hours", "the server’s log");
        assertThat(visit.page().locator("main").textContent()).contains("whether or not the realm saves events");

        // when
        visit.field("Reference").fill("");
        visit.press("Look it up", "Enter");

        // then
        visit.page().getByText("This field must be filled in.").waitFor();
        visit.assertSound();
    }

    @Test
    void referenceWhenTheRealmHasNoConnectionThenItIsExplainedAllTheSame(Chromium chromium) {
        // given
        String reference = realm.refusal(SampleDirectory.OTHER_GROUP).reference();
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/" + TestRealm.ALIAS));
        SetupVisit visit = SetupVisit.of(chromium, name, "de", ColorScheme.DARK);
        visit.page().setViewportSize(400, 800);
        visit.signIn(OPERATOR);
        visit.at("In JumpCloud – Neue Verbindung");
        visit.assertFits(chromium, "setup-first-connection-dark-400");

        // when
        visit.press("Warum wurde jemand abgewiesen?", "Enter");
        visit.at("Warum wurde jemand abgewiesen?");
        visit.type("Referenz", reference);
        visit.page().keyboard().press("Enter");

        // then
        answer(visit).getByText("JC-101").waitFor();
        assertThat(answer(visit).textContent())
                .contains("Ihr JumpCloud-Konto gehört zu keiner Gruppe")
                .contains("Die Verbindung " + TestRealm.ALIAS + " gibt es nicht mehr.");
        visit.assertFits(chromium, "setup-refusal-dark-400");
    }

    private static Locator answer(SetupVisit visit) {
        return visit.page().locator("main [aria-live=polite]");
    }
}
