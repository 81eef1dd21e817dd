package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setup page of which not everything comes, as when the reader's network changes while it loads. */
@InChromium
class UnfinishedPageIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create(Keycloak.ofSecondLane());

    @ParameterizedTest
    @ValueSource(strings = {"**/main.js", "**/parts.js", "**/messages/*"})
    void openWhenSomethingDoesNotComeThenThePageSaysToLoadItAgain(String lost, Chromium chromium) {
        // given
        Page page = chromium.newPage();
        page.route(lost, Route::abort);

        // when
        page.navigate(SetupVisit.address(realm.admin().name()));

        // then
        page.getByText("Please load the page again.").waitFor();

        // when
        page.unroute(lost);
        page.reload();

        // then
        page.locator("#username").waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"**/link.js", "**/messages/*"})
    void linkWhenSomethingDoesNotComeThenThePageSaysToLoadItAgain(String lost, Chromium chromium) {
        // given
        Page page = chromium.newPage();
        page.route(lost, Route::abort);

        // when
        page.navigate(realm.entityId() + "/jumpcloud/" + realm.alias() + "/setup-link");

        // then
        page.getByText("Please load the page again.").waitFor();

        // when
        page.unroute(lost);
        page.reload();

        // then
        page.locator("h1[tabindex]").waitFor();
    }

    @Test
    void openWhenNoScriptRunsThenThePageSaysNothingOfThat(Chromium chromium) {
        // given
        Page page = chromium.newPageWithoutScripts();

        // when
        page.navigate(SetupVisit.address(realm.admin().name()));

        // then
        assertThat(page.locator("main").innerText()).contains("JavaScript");
        assertThat(page.locator(".setup-late").evaluate("late => getComputedStyle(late).display"))
                .isEqualTo("none");
    }
}
