package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;
import java.util.Optional;

/**
 * A person who loses the use of an account through a connection.
 *
 * @param person the id of the account by which the person is counted
 * @param created when the lost account was made; empty when that is unknown
 * @param kind how the account is lost
 */
public record Loss(String person, Optional<Instant> created, Kind kind) {

    /** How an account is lost. */
    public enum Kind {
        /** The account stays one of the connection's users: it is disabled, or gets the address of somebody else. */
        LOCK_OUT,

        /** The account is no longer one of the connection's users: it is deleted or unlinked. */
        REMOVAL,

        /**
         * Another account of the same person, by which the person is counted, replaces this account. The loss of an
         * account that is less than an hour old then does not count.
         */
        SUCCESSION
    }

    Tenure tenure(Instant now) {
        return created.filter(Tenure.beginOfRecent(now)::isBefore).isPresent() ? Tenure.RECENT : Tenure.SETTLED;
    }
}
