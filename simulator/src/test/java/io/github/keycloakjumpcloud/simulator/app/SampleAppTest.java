package io.github.keycloakjumpcloud.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakjumpcloud.simulator.TestBrowser;
import io.github.keycloakjumpcloud.simulator.web.Parameters;
import io.github.keycloakjumpcloud.simulator.web.PortTakenException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleAppTest {

    private final TestProvider provider = new TestProvider();
    private final SampleApp app = SampleApp.start("127.0.0.1", 0, provider.issuer(), "sample-app");
    private final String base = app.baseUri().toString();
    private final TestBrowser browser = TestBrowser.following();

    @AfterEach
    void stop() {
        app.close();
        provider.close();
    }

    @Test
    void homeWhenNobodyIsSignedInThenOffersALogin() {
        assertThat(browser.get(base + "/").body())
                .contains("id=\"signed-out\"", "href=\"/login\"")
                .doesNotContain("id=\"signed-in\"");
    }

    @Test
    void loginWhenTheProviderAgreesThenShowsClaimsAndGroupsOnceAndEscaped() {
        String page = browser.get(base + "/login").body();

        assertThat(page)
                .contains("id=\"signed-in\"")
                .containsOnlyOnce("<td data-claim=\"email\">anna@example.com</td><td>ID token, UserInfo</td>")
                .contains("<td data-claim=\"groups\"><ul><li>/Departments/Engineering</li><li>App Users</li></ul></td>")
                .contains("&lt;b&gt;Anna&lt;/b&gt;")
                .doesNotContain("<b>");
        assertThat(browser.get(base + "/").body()).contains("id=\"signed-in\"");
    }

    @Test
    void loginWhenHintsAreGivenThenPassesThemOnAndUsesPkce() {
        browser.get(base + "/login?kc_idp_hint=jumpcloud&login_hint=a%40example.com&scope=evil");

        Parameters sent = provider.authorization();
        assertThat(sent.first("kc_idp_hint")).isEqualTo("jumpcloud");
        assertThat(sent.first("login_hint")).isEqualTo("a@example.com");
        assertThat(sent.all("scope")).containsExactly("openid profile email");
        assertThat(sent.first("code_challenge_method")).isEqualTo("S256");
        assertThat(sent.first("redirect_uri")).isEqualTo(base + "/callback");
    }

    @Test
    void logoutWhenSignedInThenEndsTheSessionHereAndThere() {
        browser.get(base + "/login");

        String page = browser.get(base + "/logout").body();

        assertThat(page).contains("id=\"signed-out\"");
        assertThat(browser.get(base + "/").body()).contains("id=\"signed-out\"");
    }

    @Test
    void callbackWhenNoLoginWasBegunOrTheStateDiffersThenIsRefused() {
        TestBrowser stopping = TestBrowser.stoppingAtRedirects();
        assertThat(stopping.get(base + "/callback?code=x&state=y").statusCode()).isEqualTo(400);

        stopping.get(base + "/login");

        assertThat(stopping.get(base + "/callback?code=x&state=forged").body())
                .contains("id=\"login-error\"", "(state)");
        assertThat(stopping.get(base + "/").body()).contains("id=\"signed-out\"");
    }

    @Test
    void callbackWhenTheProviderReportsAnErrorThenShowsIt() {
        TestBrowser stopping = TestBrowser.stoppingAtRedirects();
        URI authorization = URI.create(
                stopping.get(base + "/login").headers().firstValue("Location").orElseThrow());
        String state = Parameters.parse(authorization.getRawQuery()).first("state");

        String page = stopping.get(base + "/callback?error=access_denied&state=" + state)
                .body();

        assertThat(page).contains("id=\"login-error\"", "access_denied");
    }

    @Test
    void loginWhenTheProviderIsDownThenSaysSo() {
        provider.close();

        assertThat(browser.get(base + "/login").body()).contains("id=\"login-error\"", provider.issuer());
    }

    @Test
    void startWhenThePortIsTakenThenSaysSo() {
        assertThatExceptionOfType(PortTakenException.class)
                .isThrownBy(() -> SampleApp.start("127.0.0.1", app.baseUri().getPort(), "https://issuer", "c"))
                .withMessageContaining("Sample app");
    }
}
