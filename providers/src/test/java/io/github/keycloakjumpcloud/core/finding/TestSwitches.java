package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.finding.ProviderSwitches.Encryption;
import io.github.keycloakjumpcloud.core.finding.ProviderSwitches.LoginPage;
import io.github.keycloakjumpcloud.core.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keycloak's own settings as a new connection has them; each can be changed. */
final class TestSwitches {

    private List<Problem> refused = List.of();
    private boolean linkOnly;
    private Encryption encryption = Encryption.NOT_WANTED;
    private boolean trustsEmail;
    private boolean keepsResponses;
    private boolean asksByRedirect;
    private boolean wantsAnswersByRedirect;
    private String logoutUrl;
    private boolean follows = true;
    private LoginPage loginPage = LoginPage.WELL;
    private long clockSkew = 60;

    TestSwitches refused(Problem problem) {
        refused = List.of(problem);
        return this;
    }

    TestSwitches linkOnly() {
        linkOnly = true;
        return this;
    }

    TestSwitches encryption(Encryption value) {
        encryption = value;
        return this;
    }

    TestSwitches trustsEmail() {
        trustsEmail = true;
        return this;
    }

    TestSwitches keepsResponses() {
        keepsResponses = true;
        return this;
    }

    TestSwitches asksByRedirect() {
        asksByRedirect = true;
        return this;
    }

    TestSwitches wantsAnswersByRedirect() {
        wantsAnswersByRedirect = true;
        return this;
    }

    TestSwitches logoutUrl(String url) {
        logoutUrl = url;
        return this;
    }

    TestSwitches followsNot() {
        follows = false;
        return this;
    }

    TestSwitches loginPage(LoginPage value) {
        loginPage = value;
        return this;
    }

    TestSwitches clockSkew(long seconds) {
        clockSkew = seconds;
        return this;
    }

    ProviderSwitches build() {
        return new ProviderSwitches(
                refused,
                linkOnly,
                encryption,
                trustsEmail,
                keepsResponses,
                asksByRedirect,
                wantsAnswersByRedirect,
                Optional.ofNullable(logoutUrl),
                follows,
                loginPage,
                Duration.ofSeconds(clockSkew));
    }
}
