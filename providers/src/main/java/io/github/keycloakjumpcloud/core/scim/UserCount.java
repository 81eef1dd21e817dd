package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;

/**
 * How many users a connection has, disabled ones included.
 *
 * @param settled how many accounts were made before a given time
 * @param recent how many accounts were made after it
 */
public record UserCount(long settled, long recent) {

    long of(Tenure tenure) {
        return tenure == Tenure.SETTLED ? settled : recent;
    }

    long all() {
        return settled + recent;
    }

    UserCount plus(UserCount others) {
        return new UserCount(settled + others.settled, recent + others.recent);
    }

    /** Counts the users. It is asked only when the answer could matter. */
    @FunctionalInterface
    public interface Source {

        /**
         * The users of the connection.
         *
         * @param recently accounts made after this time count as recent
         */
        UserCount count(Instant recently);
    }
}
