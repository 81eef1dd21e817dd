package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keycloak's own settings on a connection's page, as far as they can be wrong.
 *
 * @param refused why the settings could not be saved as they are; none when they could
 * @param linkOnly whether the connection only links accounts of people who are signed in
 * @param encryption whether assertions must be encrypted
 * @param trustsEmail whether every address counts as verified, whatever its domain
 * @param keepsResponses whether JumpCloud's responses are stored with the link
 * @param asksByRedirect whether login requests go by HTTP-Redirect
 * @param wantsAnswersByRedirect whether login requests ask for an answer by HTTP-Redirect
 * @param logoutUrl the address to which people who sign out are sent
 * @param followsAtEachLogin whether profile, department and groups follow JumpCloud at each login
 * @param loginPage how the login page leads to the connection
 * @param clockSkew how far the clocks may differ
 */
public record ProviderSwitches(
        List<Problem> refused,
        boolean linkOnly,
        Encryption encryption,
        boolean trustsEmail,
        boolean keepsResponses,
        boolean asksByRedirect,
        boolean wantsAnswersByRedirect,
        Optional<String> logoutUrl,
        boolean followsAtEachLogin,
        LoginPage loginPage,
        Duration clockSkew) {

    /** How people get from the login page to the connection. */
    public enum LoginPage {
        /** By its button or by their address. */
        WELL,
        /** By a button among many. */
        AMONG_MANY,
        /** It has no button, and no address leads to it. */
        NOT_AT_ALL
    }

    /** Whether assertions must be encrypted (SAML Core 2.3.4). */
    public enum Encryption {
        NOT_WANTED,
        WANTED,
        /** Encryption is wanted, but the realm has no key that could decrypt. */
        WANTED_WITHOUT_KEY
    }
}
