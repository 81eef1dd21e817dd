package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An administrator makes a set-up link on the setup page, and somebody else opens it. */
@InChromium
class SetupLinkFormIT {

    private static final String OPERATOR = People.email("link-operator");

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void start() {
        realm = TestRealm.builder().create(Keycloak.ofSecondLane());
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void linkWhenMadeForAConnectionThenItsCopiedAddressOpensInOneOtherBrowser(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#connection/" + realm.alias(), realm.alias());
        openForm(visit);

        // when
        visit.field("Name of the link").fill("IT of Acme");
        assertThat(visit.field("Valid for").locator("option").allTextContents())
                .containsExactly("15 minutes", "1 hour", "1 day", "7 days", "14 days", "30 days");
        visit.field("Valid for").selectOption("15 minutes");
        visit.text("choose allowed groups, the groups attribute, provisioning mode and linking")
                .click();
        assertThat(visit.field("Display name").count())
                .as("of a connection that is there")
                .isZero();
        visit.button("Make a link").click();
        visit.button("Copy Link").click();
        visit.heard("Link copied");
        String url = visit.clipboard();
        chromium.screenshot(visit.page(), "setup-link-made");
        visit.assertSound();

        // then
        JsonNode link = links(realm.alias()).get(0);
        assertThat(link.get("name").asText()).isEqualTo("IT of Acme");
        assertThat(link.get("anyBrowser").asBoolean()).isFalse();
        assertThat(Duration.between(
                        Instant.parse(link.get("createdAt").asText()),
                        Instant.parse(link.get("expiresAt").asText())))
                .isEqualTo(Duration.ofMinutes(15));
        SetupVisit holder = begin(chromium, url);
        holder.at("In JumpCloud – " + realm.alias());
        assertThat(holder.page().locator("#steps li").allTextContents())
                .containsExactly("In JumpCloud", "From JumpCloud", "Policies", "Try it", "Ready");
        begin(chromium, url)
                .page()
                .getByText("opened in another browser, or in a private window")
                .waitFor();
    }

    @Test
    void linkWhenMadeForAConnectionThatIsStillToBeMadeThenItHasWhatWasChosenInSeveralBrowsers(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#link", "Send a set-up link");
        visit.field("Alias").fill("acme");
        visit.button("Next").click();
        openForm(visit);

        // when: something is wrong
        visit.field("Display name").fill("Acme");
        visit.field("Verified e-mail domains").fill("acme.example");
        visit.text("It may be opened in several browsers").click();
        visit.field("E-mail address").fill("nobody");
        visit.button("Make a link").click();

        // then
        visit.page().locator("input[aria-invalid=true]").waitFor();
        assertThat(visit.focusedField()).isEqualTo("email");
        visit.assertSound();

        // when
        visit.field("E-mail address").fill("");
        visit.button("Make a link").click();
        String url = visit.field("Link").inputValue();

        // then
        begin(chromium, url).at("In JumpCloud – Acme (acme)");
        begin(chromium, url).at("In JumpCloud – Acme (acme)");
        assertThat(links("acme").get(0).get("browsers").asInt()).isEqualTo(2);
    }

    private static void openForm(SetupVisit visit) {
        visit.page()
                .locator("summary", new Page.LocatorOptions().setHasText("Make a link"))
                .click();
    }

    private static SetupVisit begin(Chromium chromium, String url) {
        SetupVisit holder = SetupVisit.at(chromium, url);
        holder.button("Begin").click();
        return holder;
    }

    private JsonNode links(String alias) {
        return realm.admin().get("jumpcloud/" + alias + "/setup-links");
    }
}
