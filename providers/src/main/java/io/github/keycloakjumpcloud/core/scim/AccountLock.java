package io.github.keycloakjumpcloud.core.scim;

import java.util.Optional;

/**
 * Whether an account is disabled, and by whom. Out comes first, in comes last: SCIM disables whomever it is told to, and
 * enables nobody but whom SCIM has disabled.
 *
 * @param enabled whether the account is enabled
 * @param here whether the connection that asks has disabled it and not enabled it since
 * @param elsewhere whether another connection has
 */
public record AccountLock(boolean enabled, boolean here, boolean elsewhere) {

    /** An enabled account is disabled by nobody: whoever enabled it has overruled what was before. */
    public AccountLock {
        here = here && !enabled;
        elsewhere = elsewhere && !enabled;
    }

    /** @param active what SCIM says of the person; empty when it says nothing */
    public LockDecision decide(Optional<Boolean> active) {
        return active.map(in -> in ? in() : out()).orElse(LockDecision.NOTHING);
    }

    private LockDecision out() {
        if (enabled) {
            return LockDecision.LOCK_OUT;
        }
        return elsewhere && !here ? LockDecision.JOIN_LOCK : LockDecision.STAY_OUT;
    }

    private LockDecision in() {
        if (enabled) {
            return LockDecision.NOTHING;
        }
        if (!here) {
            return LockDecision.LEAVE_DISABLED;
        }
        return elsewhere ? LockDecision.WITHDRAW : LockDecision.LET_IN;
    }
}
