package io.github.keycloakjumpcloud.it.browser;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The last 30 days of a connection: a chart, which whoever does not see it reads as a table. */
@InChromium
class ActivityPageIT {

    private static final String TAKEN = "another account has the user name or the e-mail address";

    private static final String VIEWER = People.email("activity-viewer");

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void start() {
        realm = TestRealm.builder().create(Keycloak.ofSecondLane());
        new RoleAdmin(realm.admin()).createAdministrator(VIEWER, "view-identity-providers");
        realm.login(person("first"));
        realm.login(person("second"));
        realm.refusal(SampleDirectory.MISMATCHED);
        realm.admin().createUser(People.email("taken"), People.withPassword());
        ScimSide scim = ScimSide.of(realm);
        scim.post("/Users", ScimSide.user("taken"));
        String first = realm.admin().user(People.email("first")).get("id").asText();
        scim.patch("/Users/" + first, ScimSide.operation("replace", "active", BooleanNode.FALSE));
    }

    @Test
    void activityWhenPeopleCameThenItIsAChartAndATable(Chromium chromium) {
        // when
        SetupVisit visit =
                SetupVisit.at(chromium, SetupVisit.address(realm.admin().name()) + "#connection/" + realm.alias());
        visit.signIn(VIEWER);

        // then
        Locator chart = visit.page().locator("svg[role=img]");
        chart.waitFor();
        assertThat(chart.getAttribute("aria-label")).isEqualTo("2 signed in, 1 refused");
        assertThat(chart.locator("rect").count()).isEqualTo(60);
        visit.page().getByText("Day by day").first().click();
        assertThat(visit.page().locator("td[data-label=Refusals]").allTextContents())
                .containsExactly("1 (JC-105: 1)");
        visit.page()
                .getByText("What SCIM has changed, or was refused (2)")
                .first()
                .click();
        assertThat(visit.page().locator("td[data-label='What came of it']").allTextContents())
                .satisfiesExactly(
                        done -> assertThat(done).isEqualTo("Done"),
                        refused -> assertThat(refused).startsWith(TAKEN).contains("Company Email"));
        chromium.screenshot(visit.page(), "setup-activity");
        visit.assertSound();
    }

    @Test
    void lockOutsWhenAskedForThenTheyAreATableAndAFile(Chromium chromium) {
        // given
        SetupVisit visit =
                SetupVisit.at(chromium, SetupVisit.address(realm.admin().name()) + "#connection/" + realm.alias());
        visit.signIn(VIEWER);
        visit.page().getByText("Who was shut out").first().click();

        // when
        visit.button("Show").click();
        visit.page().locator("td[data-label='Why']").waitFor();

        // then
        assertThat(visit.page().locator("td[data-label='Why']").allTextContents())
                .containsExactly("Disabled over SCIM");
        assertThat(visit.page().locator("td[data-label=Sessions]").textContent())
                .isEqualTo("1: app");
        chromium.screenshot(visit.page(), "setup-lock-outs");
        visit.assertSound();
        assertThat(visit.downloaded("Save as JSON lines").lines()).hasSize(2);
        assertThat(visit.downloaded("Save signed (JWS)").split("\\.")).hasSize(3);
    }

    @Test
    void activityWhenTheReaderIsGermanInTheDarkOnATelephoneThenItFits(Chromium chromium) {
        // when
        SetupVisit visit = SetupVisit.at(
                chromium,
                SetupVisit.address(realm.admin().name()) + "#connection/" + realm.alias(),
                "de",
                ColorScheme.DARK);
        visit.page().setViewportSize(400, 800);
        visit.signIn(VIEWER);

        // then
        visit.page().getByText("2 angemeldet, 1 abgewiesen").waitFor();
        visit.assertFits(chromium, "setup-activity-dark-400");
    }
}
