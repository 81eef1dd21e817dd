package io.github.keycloakjumpcloud.core.scim;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a person has had the account. Whoever can make accounts must not thereby get a larger share of the others.
 */
enum Tenure {
    /** For at least an hour, or for an unknown time. */
    SETTLED,

    /** For less than an hour. */
    RECENT;

    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** Accounts made after this time are recent. */
    static Instant beginOfRecent(Instant now) {
        return now.minus(AN_HOUR);
    }
}
