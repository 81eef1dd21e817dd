package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.scim.AccountLock;
import io.github.keycloakjumpcloud.core.scim.LockDecision;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionSessions;
import io.github.keycloakjumpcloud.keycloak.account.DisabledMark;
import io.github.keycloakjumpcloud.keycloak.scim.brake.DeactivationBrake;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** Activates and deactivates accounts. Who is deactivated goes past the brake, and keeps no session and no valid token. */
final class AccountState {

    private final Operation operation;

    AccountState(Operation operation) {
        this.operation = operation;
    }

    /** Of an account that was created just now. */
    void begin(UserModel user, boolean active) {
        user.setEnabled(active);
        if (!active) {
            mark(user).set();
        }
    }

    void apply(UserModel user, boolean active) {
        apply(user, Optional.of(active));
    }

    /**
     * @param active what SCIM says; empty when it says nothing
     * @return what was done
     */
    LockDecision apply(UserModel user, Optional<Boolean> active) {
        DisabledMark.clearIfEnabled(user);
        DisabledMark mark = mark(user);
        LockDecision decision = mark.read().decide(active);
        switch (decision) {
            case NOTHING, LEAVE_DISABLED -> {}
            case LOCK_OUT -> {
                brake().permit(operation.users()::count);
                lockOut(user, mark);
            }
            case JOIN_LOCK -> {
                mark.set();
                endAccess(user);
            }
            case STAY_OUT -> endAccess(user);
            case LET_IN -> {
                mark.clear();
                user.setEnabled(true);
            }
            case WITHDRAW -> mark.clear();
        }
        return decision;
    }

    /** The account is about to be deleted, or to be no longer the connection's. */
    void endMembership(UserModel user) {
        brake().permitRemoval(operation.users()::count);
        DisabledMark.clearIfEnabled(user);
        DisabledMark mark = mark(user);
        AccountLock lock = mark.read();
        switch (lock.decide(Optional.of(false))) {
            case LOCK_OUT -> lockOut(user, mark);
            case JOIN_LOCK -> {
                mark.set();
                endAccess(user);
            }
            default -> endAccess(user);
        }
    }

    private void lockOut(UserModel user, DisabledMark mark) {
        user.setEnabled(false);
        mark.set();
        endAccess(user);
        operation.events().loggedOut(user.getId());
    }

    private void endAccess(UserModel user) {
        // Tokens from before are refused from now on, also after a reactivation.
        operation.session().users().setNotBeforeForUser(operation.realm(), user, (int) Time.currentTimeSeconds());
        String userId = user.getId();
        // Looked for after the commit: a session that was begun meanwhile is among them.
        operation.afterwards(session -> ConnectionSessions.endAll(session, userId));
    }

    private DisabledMark mark(UserModel user) {
        return new DisabledMark(operation.session(), user, operation.connection());
    }

    private DeactivationBrake brake() {
        return new DeactivationBrake(operation.session(), operation.connection());
    }
}
