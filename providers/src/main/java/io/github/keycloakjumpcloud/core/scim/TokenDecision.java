package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;
import java.util.Optional;

/** What {@link TokenRule} says. */
public sealed interface TokenDecision {

    /** A token of this name may be made. */
    record Granted(String name, Optional<Instant> expiresAt) implements TokenDecision {}

    /** It may not. */
    record Denied(TokenDenial denial) implements TokenDecision {}
}
