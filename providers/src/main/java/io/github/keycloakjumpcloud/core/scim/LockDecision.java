package io.github.keycloakjumpcloud.core.scim;

/** What SCIM does to an account because of {@code active}. */
public enum LockDecision {
    /** The account stays as it is. */
    NOTHING,
    /** SCIM disables the account, and the connection remembers that. */
    LOCK_OUT,
    /**
     * The account is already disabled by another connection. This connection remembers that it would have disabled it
     * as well.
     */
    JOIN_LOCK,
    /** The account is already disabled. Sessions that survived an interrupted call end. */
    STAY_OUT,
    /** SCIM enables the account, and the connection forgets that it disabled it. */
    LET_IN,
    /**
     * The connection forgets that it disabled the account. The account stays disabled, because another connection
     * disabled it as well.
     */
    WITHDRAW,
    /** The account stays disabled, because somebody else disabled it. */
    LEAVE_DISABLED;

    /** Whether the person stays out although SCIM sent {@code active: true}. */
    public boolean leavesOut() {
        return this == WITHDRAW || this == LEAVE_DISABLED;
    }
}
