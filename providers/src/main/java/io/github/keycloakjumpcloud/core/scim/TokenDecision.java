package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;
import java.util.Optional;

/** The decision of {@link TokenRule}. */
public sealed interface TokenDecision {

    /** A token with this name may be made. It does not expire when {@code expiresAt} is empty. */
    record Granted(String name, Optional<Instant> expiresAt) implements TokenDecision {}

    /** No token may be made. */
    record Denied(TokenDenial denial) implements TokenDecision {}
}
