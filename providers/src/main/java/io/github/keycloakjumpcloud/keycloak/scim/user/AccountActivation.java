package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.scim.LockDecision;
import io.github.keycloakjumpcloud.core.scim.Loss;
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
final class AccountActivation {

    private static final Logger LOG = Logger.getLogger(AccountActivation.class);

    private final Operation operation;

    AccountActivation(Operation operation) {
        this.operation = operation;
    }

    /** Of an account that was created just now. */
    void begin(UserModel user, boolean active) {
        user.setEnabled(active);
        if (!active) {
            remember(user, true);
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
        return apply(user, active, LockOut.Cause.DISABLED, () -> permit(user, Loss.Kind.LOCK_OUT));
    }

    /** The account is about to be deleted, or to be no longer the connection's. */
    void endMembership(UserModel user) {
        permit(user, Loss.Kind.REMOVAL);
        apply(user, Optional.of(false), LockOut.Cause.DELETED, () -> {});
    }

    /** The account gets another address than it had, which takes it from the person who has it now. */
    void changeAddress(UserModel user) {
        if (user.isEnabled()) {
            permit(user, Loss.Kind.LOCK_OUT);
        }
    }

    /** An account was closed because this one, of the same person, takes its place: the person is counted once. */
    void succeeded(UserModel user, UserModel closed) {
        brake().permit(user, closed, Loss.Kind.SUCCESSION, operation.users()::count);
    }

    /** The account may have been the connection's before. */
    void beginMembership(UserModel user) {
        brake().returned(user);
    }

    private void permit(UserModel user, Loss.Kind kind) {
        brake().permit(user, user, kind, operation.users()::count);
    }

    /** The account is about to be no longer the connection's, and goes on as another's. */
    void leave(UserModel user) {
        permit(user, Loss.Kind.REMOVAL);
        endAccess(user, LockOut.Cause.DELETED, true);
        // Whether the person is in or out is for the other connections to say from now on.
        apply(user, true);
        operation.events().loggedOut(user.getId());
    }

    private LockDecision apply(UserModel shown, Optional<Boolean> active, LockOut.Cause cause, Runnable permit) {
        // What a directory does not take is no reason to let anybody stay.
        UserModel user = UnmaskedAccount.apartFromDirectory(operation.session(), shown);
        if (user.isEnabled() && DisabledMark.stands(operation.session(), user)) {
            // Something else may have written the row of a leaver back: only an administrator takes the mark away.
            user.setEnabled(false);
        }
        LockDecision decision = new DisabledMark(operation.session(), user, operation.connection())
                .read()
                .decide(active);
        switch (decision) {
            case NOTHING, LEAVE_DISABLED -> {}
            case LOCK_OUT -> {
                permit.run();
                enable(user, shown, false);
                remember(user, true);
                endAccess(user, cause, true);
                operation.events().loggedOut(user.getId());
            }
            case JOIN_LOCK -> {
                remember(user, true);
                endAccess(user, cause, true);
            }
            case STAY_OUT -> endAccess(user, cause, false);
            case LET_IN -> {
                remember(user, false);
                enable(user, shown, true);
            }
            case WITHDRAW -> remember(user, false);
        }
        return decision;
    }

    private void remember(UserModel user, boolean disabled) {
        new StoredPerson(operation, user).setDisabled(disabled);
    }

    private void enable(UserModel user, UserModel shown, boolean enabled) {
        user.setEnabled(enabled);
        if (user.getFederationLink() == null) {
            return;
        }
        try {
            shown.setEnabled(enabled);
        } catch (ReadOnlyException e) {
            LOG.warnf(
                    "Connection %s: user %s is %s in Keycloak, and not in the directory that the account comes from, which"
                            + " is read-only",
                    Shown.name(operation.connection().getAlias()), user.getId(), enabled ? "enabled" : "disabled");
        }
    }

    private void endAccess(UserModel user, LockOut.Cause cause, boolean isNews) {
        // Tokens from before are refused from now on, also after a reactivation.
        operation.session().users().setNotBeforeForUser(operation.realm(), user, Time.currentTime());
        operation.endSessions(user, cause, isNews);
    }

    private DeactivationBrake brake() {
        return new DeactivationBrake(operation.session(), operation.connection());
    }
}
