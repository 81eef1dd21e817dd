package io.github.keycloakjumpcloud.core.finding;

import java.time.Duration;
import java.util.Optional;

/**
 * What Keycloak itself has to set on a connection's page, as far as it can be wrong.
 *
 * @param refused why the settings could not be saved as they are
 * @param linkOnly whether the connection only links accounts of people who are signed in
 * @param encryption whether assertions must come encrypted
 * @param trustsEmail whether every address counts as verified, whatever its domain
 * @param keepsResponses whether JumpCloud's responses are stored with the link
 * @param asksByRedirect whether login requests go by HTTP-Redirect
 * @param wantsAnswersByRedirect whether requests ask for an answer by HTTP-Redirect
 * @param logoutUrl where people are sent who sign out
 * @param followsAtEachLogin whether profile, department and groups follow JumpCloud at each login
 * @param clockSkew how far clocks may be apart
 */
public record ProviderSwitches(
        Optional<String> refused,
        boolean linkOnly,
        Encryption encryption,
        boolean trustsEmail,
        boolean keepsResponses,
        boolean asksByRedirect,
        boolean wantsAnswersByRedirect,
        Optional<String> logoutUrl,
        boolean followsAtEachLogin,
        Duration clockSkew) {

    /** Whether assertions must come encrypted (SAML Core 2.3.4). */
    public enum Encryption {
        NOT_WANTED,
        WANTED,
        /** The realm has no key that could read them. */
        WANTED_WITHOUT_KEY
    }
}
