package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the holder of a link does that is for more, or for less, than a first set-up. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SetupLinkHolderIT {

    private static final String REFUSED = "Not like this";

    @AutoClose
    private TestRealm realm;

    /** Its sign-on URL has no TLS, which is a warning that a customer sees. */
    @BeforeEach
    void start() {
        realm = TestRealm.builder().create(Keycloak.ofSecondLane());
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
    }

    @Test
    void goingLiveWhenThatIsAllThatTheLinkIncludesThenItIsAskedFirst(Chromium chromium) {
        // given
        SetupVisit visit = begin(chromium, "go-live");
        visit.at("Ready – " + realm.alias());
        visit.assertSound();

        // when
        visit.button("Go live").click();
        visit.page().locator("dialog[open]").getByText("Sign-on URL").first().waitFor();
        visit.assertSound();
        assertThat(enabled()).isFalse();
        visit.button("Go live anyway").click();

        // then
        visit.at("Thank you");
        visit.page()
                .getByText("The connection is enabled: your people can sign in")
                .waitFor();
        visit.assertSound();
        assertThat(enabled()).isTrue();
        assertThat(link("readyAt")).isTrue();
    }

    @Test
    void goingLiveWhenItIsRefusedThenThePageSaysWhyAndNobodyIsTold(Chromium chromium) {
        // given
        SetupVisit visit = begin(chromium, "certificate", "go-live");
        visit.at("Certificate – " + realm.alias());
        visit.page().route("**/setup-link/api", SetupLinkHolderIT::refuseToSave);
        visit.goTo("#setup/" + realm.alias() + "/ready", "Ready – " + realm.alias());

        // when
        visit.button("Go live").click();
        visit.button("Go live anyway").click();

        // then
        visit.page().locator("main").getByText(REFUSED).waitFor();
        assertThat(visit.title()).startsWith("Ready");
        assertThat(link("readyAt")).isFalse();
    }

    @Test
    void certificateWhenTheLinkIncludesItsRenewalThenTheNextOneIsStoredAndAllIsReady(Chromium chromium) {
        // given
        String next = SigningKey.generate().certificateBase64();
        SetupVisit visit = begin(chromium, "certificate");
        visit.at("Certificate – " + realm.alias());

        // when
        visit.field("Next certificate").fill(next);
        visit.button("Store the next certificate").click();

        // then
        visit.heard("The next certificate is stored");
        assertThat(visit.page().locator("td[data-label=Use]").allTextContents())
                .containsExactlyInAnyOrder("Current", "Next");
        assertThat(realm.admin().settings(realm.alias()).get("signingCertificate"))
                .endsWith("," + next);
        visit.assertSound();

        // when
        visit.button("Next").click();
        visit.at("Try it – " + realm.alias());
        visit.button("Next").click();
        visit.at("Ready – " + realm.alias());
        visit.button("All is ready").click();

        // then
        visit.at("Thank you");
        assertThat(link("readyAt")).isTrue();
    }

    @Test
    void scimWhenTheHolderGoesLiveThemselvesThenTheStepSaysWhenTestConnectionSucceeds(Chromium chromium) {
        // given
        SetupVisit visit = begin(chromium, "scim", "go-live");
        visit.at("SCIM – " + realm.alias());

        // when
        visit.text("SCIM is switched on").click();

        // then
        visit.page()
                .locator("#scim-live")
                .getByText("after you have enabled the connection in the last step")
                .waitFor();
        visit.assertSound();
    }

    private static void refuseToSave(Route route) {
        if (route.request().method().equals("PUT")) {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(400)
                    .setContentType("application/problem+json")
                    .setBody("{\"kind\":\"any\",\"detail\":\"" + REFUSED + "\"}"));
        } else {
            route.resume();
        }
    }

    private SetupVisit begin(Chromium chromium, String... allow) {
        String url = realm.admin()
                .api()
                .post(realm.admin().path(links()), Map.of("allow", List.of(allow)))
                .body()
                .get("url")
                .asText();
        SetupVisit visit = SetupVisit.at(chromium, url);
        visit.button("Begin").click();
        return visit;
    }

    private boolean enabled() {
        return realm.admin().identityProvider(realm.alias()).get("enabled").asBoolean();
    }

    /** Whether the link has that member in the list. */
    private boolean link(String member) {
        return realm.admin().get(links()).get(0).has(member);
    }

    private String links() {
        return "jumpcloud/" + realm.alias() + "/setup-links";
    }
}
