package io.github.keycloakjumpcloud.core.scim;

import java.util.Optional;

/**
 * Whether an account is disabled, and by whom. SCIM disables every account that it is told to disable, and enables only
 * accounts that SCIM has disabled.
 */
public enum AccountLock {
    /** The account is enabled. */
    ENABLED,
    /** An administrator disabled the account, and no connection did. */
    NOT_BY_SCIM,
    /** The asking connection disabled the account and has not enabled it since. */
    HERE,
    /** Another connection disabled the account and has not enabled it since. */
    ELSEWHERE,
    /** The asking connection and another one disabled the account and have not enabled it since. */
    HERE_AND_ELSEWHERE;

    /** An enabled account is disabled by nobody: whoever enabled it overruled earlier decisions. */
    public static AccountLock of(boolean enabled, boolean here, boolean elsewhere) {
        if (enabled) {
            return ENABLED;
        }
        if (here) {
            return elsewhere ? HERE_AND_ELSEWHERE : HERE;
        }
        return elsewhere ? ELSEWHERE : NOT_BY_SCIM;
    }

    /**
     * What SCIM must do to the account.
     *
     * @param active the value that SCIM sent; empty when SCIM sent none
     */
    public LockDecision decide(Optional<Boolean> active) {
        return active.map(in -> in ? in() : out()).orElse(LockDecision.NOTHING);
    }

    private LockDecision out() {
        return switch (this) {
            case ENABLED -> LockDecision.LOCK_OUT;
            case ELSEWHERE -> LockDecision.JOIN_LOCK;
            case NOT_BY_SCIM, HERE, HERE_AND_ELSEWHERE -> LockDecision.STAY_OUT;
        };
    }

    private LockDecision in() {
        return switch (this) {
            case ENABLED -> LockDecision.NOTHING;
            case NOT_BY_SCIM, ELSEWHERE -> LockDecision.LEAVE_DISABLED;
            case HERE -> LockDecision.LET_IN;
            case HERE_AND_ELSEWHERE -> LockDecision.WITHDRAW;
        };
    }
}
