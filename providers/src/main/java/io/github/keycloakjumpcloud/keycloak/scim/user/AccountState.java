package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.keycloak.account.ConnectionSessions;
import io.github.keycloakjumpcloud.keycloak.scim.brake.DeactivationBrake;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** Activates and deactivates accounts. Who is deactivated goes past the brake, and keeps no session and no valid token. */
final class AccountState {

    private final Operation operation;

    AccountState(Operation operation) {
        this.operation = operation;
    }

    void apply(UserModel user, boolean active) {
        if (active) {
            if (!user.isEnabled()) {
                user.setEnabled(true);
            }
        } else {
            deactivate(user);
        }
    }

    /** Also of an account that is disabled already: its sessions may have outlived an interrupted call. */
    private void deactivate(UserModel user) {
        if (user.isEnabled()) {
            brake().permit(operation.users()::count);
        }
        lockOut(user);
    }

    /** The account is about to be deleted, or to be no longer the connection's. */
    void endMembership(UserModel user) {
        brake().permitRemoval(operation.users()::count);
        lockOut(user);
    }

    private void lockOut(UserModel user) {
        if (user.isEnabled()) {
            user.setEnabled(false);
        }
        // Tokens from before are refused from now on, also after a reactivation.
        operation.session().users().setNotBeforeForUser(operation.realm(), user, (int) Time.currentTimeSeconds());
        String userId = user.getId();
        operation.afterwards(session -> ConnectionSessions.endAll(session, userId));
    }

    private DeactivationBrake brake() {
        return new DeactivationBrake(operation.session(), operation.connection());
    }
}
