package io.github.keycloakjumpcloud.core.scim;

import java.time.Duration;
import java.time.Instant;

/** How long somebody has had an account. Whoever can make accounts must not get a larger share of the others by it. */
enum Tenure {
    /** For an hour at least. */
    SETTLED,

    /** Made within the last hour. */
    RECENT;

    private static final Duration AN_HOUR = Duration.ofHours(1);

    static Instant beginOfRecent(Instant now) {
        return now.minus(AN_HOUR);
    }
}
