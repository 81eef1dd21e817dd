package io.github.keycloakjumpcloud.core.scim;

import java.util.Optional;

/**
 * Whether an account is disabled, and by whom. Out comes first, in comes last: SCIM disables whomever it is told to, and
 * enables nobody but whom SCIM has disabled.
 */
public enum AccountLock {
    /** Whoever enabled the account has overruled what was before. */
    ENABLED,
    /** Disabled by an administrator, not by SCIM. */
    NOT_BY_SCIM,
    /** The connection that asks has disabled it and not enabled it since. */
    HERE,
    /** Another connection has. */
    ELSEWHERE,
    /** Both have. */
    HERE_AND_ELSEWHERE;

    /**
     * @param enabled whether the account is enabled
     * @param here whether the connection that asks has disabled it and not enabled it since
     * @param elsewhere whether another connection has
     */
    public static AccountLock of(boolean enabled, boolean here, boolean elsewhere) {
        if (enabled) {
            return ENABLED;
        }
        if (here) {
            return elsewhere ? HERE_AND_ELSEWHERE : HERE;
        }
        return elsewhere ? ELSEWHERE : NOT_BY_SCIM;
    }

    /** @param active what SCIM says of the person; empty when it says nothing */
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
