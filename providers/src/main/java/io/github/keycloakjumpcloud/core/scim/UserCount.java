package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;

/**
 * How many users a connection has now, disabled ones included.
 *
 * @param settled whose accounts were made before a given time
 * @param recent all others
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

    /** Counts the users; asked only when the answer could matter. */
    @FunctionalInterface
    public interface Source {

        /** @param recently from when on an account is a recent one */
        UserCount count(Instant recently);
    }
}
