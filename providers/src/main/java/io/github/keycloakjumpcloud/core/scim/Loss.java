package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;
import java.util.Optional;

/**
 * A person whom a connection takes the use of their account from.
 *
 * @param person id of the account by which the person is counted
 * @param created when the account that is taken was made; empty where nobody knows
 */
public record Loss(String person, Optional<Instant> created, Kind kind) {

    /** How. */
    public enum Kind {
        /** The account stays one of the connection's: disabled, or with the address of somebody else. */
        LOCK_OUT,

        /** The account is no longer one of the connection's: deleted, or unlinked. */
        REMOVAL,

        /**
         * Another account of the same person, by which the person is counted, takes the place of this one, so that an account
         * of today is no loss.
         */
        SUCCESSION
    }

    Tenure tenure(Instant now) {
        return created.filter(Tenure.beginOfRecent(now)::isBefore).isPresent() ? Tenure.RECENT : Tenure.SETTLED;
    }
}
