package io.github.keycloakjumpcloud.core.response;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What can be seen in a logout request, or in the answer to one (SAML Core 3.7), trustworthy or not.
 *
 * @param issuer the sender that the message names
 * @param destination the address to which the message says it was sent
 * @param issued when the message says it was issued
 * @param notOnOrAfter when a request says its validity ends; empty for an answer
 * @param signedAsWhole whether the message itself is signed, and not only an element within it
 * @param algorithms the URIs of all signature and digest algorithms
 */
public record LogoutFacts(
        Optional<String> issuer,
        Optional<String> destination,
        Optional<Instant> issued,
        Optional<Instant> notOnOrAfter,
        boolean signedAsWhole,
        Set<String> algorithms) {

    public LogoutFacts {
        algorithms = Set.copyOf(algorithms);
    }
}
