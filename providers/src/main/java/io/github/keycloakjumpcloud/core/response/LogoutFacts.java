package io.github.keycloakjumpcloud.core.response;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is visible in a request for a logout, or in the answer to one (SAML Core 3.7), whether or not it can be believed.
 *
 * @param issuer who sent it
 * @param destination where it says it was sent
 * @param issued when it says it was made
 * @param notOnOrAfter when it stops being good; of requests only
 * @param signedAsWhole whether the message itself is signed, and not only something within it
 * @param algorithms of all signatures and digests
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
