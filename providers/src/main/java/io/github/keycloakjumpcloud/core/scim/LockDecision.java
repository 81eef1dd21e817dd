package io.github.keycloakjumpcloud.core.scim;

/** What SCIM does to an account, by what it is told of {@code active}. */
public enum LockDecision {
    /** It leaves the account as it is. */
    NOTHING,
    /** It disables the account, and remembers that. */
    LOCK_OUT,
    /** The account is disabled by another connection: this one remembers that it would have disabled it, too. */
    JOIN_LOCK,
    /** The account is disabled already; sessions that have outlived an interrupted call end. */
    STAY_OUT,
    /** It enables the account, and forgets. */
    LET_IN,
    /** It forgets, and the account stays disabled: another connection has disabled it as well. */
    WITHDRAW,
    /** The account stays disabled: somebody else has disabled it. */
    LEAVE_DISABLED;

    /** Whether the person is out, whatever SCIM was told. */
    public boolean leavesOut() {
        return this == WITHDRAW || this == LEAVE_DISABLED;
    }
}
