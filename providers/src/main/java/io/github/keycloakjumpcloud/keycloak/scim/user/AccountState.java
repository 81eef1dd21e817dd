package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.scim.LockDecision;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionSessions;
import io.github.keycloakjumpcloud.keycloak.account.DisabledMark;
import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.scim.brake.DeactivationBrake;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/** Activates and deactivates accounts. Who is deactivated goes past the brake, and keeps no session and no valid token. */
final class AccountState {

    private static final Logger LOG = Logger.getLogger(AccountState.class);

    private final Operation operation;

    AccountState(Operation operation) {
        this.operation = operation;
    }

    /** Of an account that was created just now. */
    void begin(UserModel user, boolean active) {
        user.setEnabled(active);
        if (!active) {
            new DisabledMark(operation.session(), user, operation.connection()).set();
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
        return apply(user, active, () -> brake().permit(operation.users()::count));
    }

    /** The account is about to be deleted, or to be no longer the connection's. */
    void endMembership(UserModel user) {
        brake().permitRemoval(operation.users()::count);
        apply(user, Optional.of(false), () -> {});
    }

    private LockDecision apply(UserModel shown, Optional<Boolean> active, Runnable permit) {
        UserModel user = UnmaskedAccount.of(operation.session(), shown);
        DisabledMark.clearIfEnabled(user);
        DisabledMark mark = new DisabledMark(operation.session(), user, operation.connection());
        LockDecision decision = mark.read().decide(active);
        switch (decision) {
            case NOTHING, LEAVE_DISABLED -> {}
            case LOCK_OUT -> {
                permit.run();
                lockOut(user, mark);
            }
            case JOIN_LOCK -> {
                remember(user, mark);
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

    private void lockOut(UserModel user, DisabledMark mark) {
        user.setEnabled(false);
        remember(user, mark);
        endAccess(user);
        operation.events().loggedOut(user.getId());
    }

    /** A directory that takes no attributes keeps nobody in. */
    private void remember(UserModel user, DisabledMark mark) {
        try {
            mark.set();
        } catch (ReadOnlyException e) {
            LOG.warnf(
                    "Connection %s: user %s is disabled, and SCIM cannot enable the account again: it is read-only",
                    Shown.name(operation.connection().getAlias()), user.getId());
        }
    }

    private void endAccess(UserModel user) {
        // Tokens from before are refused from now on, also after a reactivation.
        operation.session().users().setNotBeforeForUser(operation.realm(), user, (int) Time.currentTimeSeconds());
        String userId = user.getId();
        // Looked for after the commit: a session that was begun meanwhile is among them.
        operation.afterwards(session -> ConnectionSessions.endAll(session, userId));
    }

    private DeactivationBrake brake() {
        return new DeactivationBrake(operation.session(), operation.connection());
    }
}
