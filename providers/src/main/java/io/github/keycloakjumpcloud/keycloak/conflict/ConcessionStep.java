package io.github.keycloakjumpcloud.keycloak.conflict;

import io.github.keycloakjumpcloud.core.account.Concession;
import io.github.keycloakjumpcloud.core.activity.Conflict;
import io.github.keycloakjumpcloud.core.profile.SurrenderedName;
import io.github.keycloakjumpcloud.core.profile.UserNames;
import io.github.keycloakjumpcloud.keycloak.account.AccountAddress;
import io.github.keycloakjumpcloud.keycloak.account.AddressTurn;
import io.github.keycloakjumpcloud.keycloak.account.OrganizationMembership;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** Carries out what an administrator has decided about an account. */
public final class ConcessionStep {

    private final ConnectionConfig connection;
    private final Conflict conflict;

    public ConcessionStep(ConnectionConfig connection, Conflict conflict) {
        this.connection = connection;
        this.conflict = conflict;
    }

    /** Whoever changes the account at this moment is waited for, and waits until the session's transaction ends. */
    public void lock(KeycloakSession session, String userId) {
        new RowLock(session).user(userId);
        AddressTurn.take(session, connection);
    }

    /**
     * Whether an account would be changed by it. What a directory has is not for Keycloak to decide, not even on trial: it may be
     * written at once.
     */
    boolean concerns(KeycloakSession session, Concession concession, String userId) {
        UserModel user = session.users().getUserById(session.getContext().getRealm(), userId);
        return user != null
                && StorageId.isLocalStorage(userId)
                && user.getFederationLink() == null
                && (concession == Concession.LINK || isCalled(user) || AccountAddress.is(conflict.address(), user));
    }

    private boolean isCalled(UserModel user) {
        return UserNames.isSame(user.getUsername(), conflict.address().value());
    }

    /** After {@link #lock}; nothing where the account is gone. */
    public void take(KeycloakSession session, Concession concession, String userId) {
        UserModel user = session.users().getUserById(session.getContext().getRealm(), userId);
        if (user == null) {
            return;
        }
        switch (concession) {
            case LINK -> link(session, user);
            case FREE -> free(user);
        }
    }

    /** A link to the same person's earlier NameID gives way. */
    private void link(KeycloakSession session, UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        session.users().removeFederatedIdentity(realm, user, connection.getAlias());
        session.users()
                .addFederatedIdentity(
                        realm,
                        user,
                        new FederatedIdentityModel(
                                connection.getAlias(),
                                conflict.subject(),
                                conflict.address().value()));
        new OrganizationMembership(session, connection).follow(user);
    }

    private void free(UserModel user) {
        if (isCalled(user)) {
            user.setUsername(SurrenderedName.FREED.of(user.getId()));
        }
        if (AccountAddress.is(conflict.address(), user)) {
            user.setEmail(null);
            user.setEmailVerified(false);
        }
    }
}
