package io.github.keycloakjumpcloud.core.response;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the confirmations of an assertion hold (SAML Core 2.4.1.2). Whoever delivers the assertion later is not confirmed,
 * even while its conditions still hold.
 *
 * @param from the latest start; empty when none is said
 * @param end the earliest end; empty when none is said
 */
public record ConfirmedTime(Optional<Instant> from, Optional<Instant> end) {

    /** Nothing is said. */
    public static final ConfirmedTime ALWAYS = new ConfirmedTime(Optional.empty(), Optional.empty());

    boolean holds(Instant now, Duration clockSkew) {
        return from.filter(now.plus(clockSkew)::isBefore).isEmpty()
                && end.filter(last -> !now.minus(clockSkew).isBefore(last)).isEmpty();
    }
}
