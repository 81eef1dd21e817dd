package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.activity.LockOut.Ended;
import io.github.keycloakjumpcloud.keycloak.account.AccountRow;
import io.github.keycloakjumpcloud.keycloak.account.BegunAccount;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionSessions;
import io.github.keycloakjumpcloud.keycloak.account.DisabledMark;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.activity.AccessEnd;
import io.github.keycloakjumpcloud.keycloak.activity.Journal;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.Connections;
import io.github.keycloakjumpcloud.keycloak.event.GlobalListenerFactory;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Notes of an account that somebody registered it. What follows a sign-in once it is committed: one through a connection is
 * counted; and of an account that SCIM manages, or that came through a connection, the session ends again when the account was
 * disabled at the same moment. Whoever disabled it looked for sessions before this one was there. And Keycloak's own event about
 * a failure of which ours tells is taken back.
 */
public final class LoginListener implements EventListenerProvider {

    private final KeycloakSession session;

    private LoginListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (AnsweredLogin.tellsTwice(event)) {
            // Written in a transaction of its own, which holds nothing else.
            session.getTransactionManager().setRollbackOnly();
        } else if (event.getType() == EventType.REGISTER) {
            registered(event);
        } else if (event.getType() == EventType.LOGIN) {
            signedIn(event);
        }
    }

    /** As Keycloak's form does; what another provider's first sign-in makes is linked by then. */
    private void registered(Event event) {
        RealmModel realm = session.getContext().getRealm();
        boolean byProvider = event.getDetails() != null && event.getDetails().containsKey(Details.IDENTITY_PROVIDER);
        UserModel user =
                event.getUserId() == null || byProvider ? null : session.users().getUserById(realm, event.getUserId());
        if (user != null && Connections.areThere(session)) {
            BegunAccount.register(user);
        }
    }

    private void signedIn(Event event) {
        Optional<String> connection = connection(event.getDetails());
        boolean lockedOut = false;
        if (event.getUserId() != null && (connection.isPresent() || isManaged(event.getUserId()))) {
            lockedOut = new AccountRow(session, event.getUserId()).isLockedOut();
            session.getTransactionManager()
                    .enlistAfterCompletion(new EndUnlessEnabled(
                            session.getKeycloakSessionFactory(),
                            event.getRealmId(),
                            event.getUserId(),
                            lockedOut,
                            connection));
            if (lockedOut) {
                LockedOutAnswer.replace(session, event.getUserId());
            }
        }
        if (!lockedOut) {
            connection.ifPresent(id -> session.getTransactionManager()
                    .enlistAfterCompletion(new Count(event.getRealmId(), id, event.getUserId())));
        }
    }

    private boolean isManaged(String userId) {
        UserModel user = session.users().getUserById(session.getContext().getRealm(), userId);
        return user != null && user.getFirstAttribute(ScimRecord.ATTRIBUTE) != null;
    }

    /** The internal id of the connection that somebody has signed in through. */
    private Optional<String> connection(Map<String, String> details) {
        return Optional.ofNullable(details)
                .map(all -> all.get(Details.IDENTITY_PROVIDER))
                .map(session.identityProviders()::getByAlias)
                .filter(ConnectionConfig::isConnection)
                .map(IdentityProviderModel::getInternalId);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}

    private static final class Count extends AbstractKeycloakTransaction {

        private final String realmId;
        private final String connectionId;
        private final String userId;

        Count(String realmId, String connectionId, String userId) {
            this.realmId = realmId;
            this.connectionId = connectionId;
            this.userId = userId;
        }

        @Override
        protected void commitImpl() {
            LoginMetrics.succeeded();
            Journal.signedIn(realmId, connectionId, userId);
        }

        @Override
        protected void rollbackImpl() {}
    }

    /** Asks the database: what the cache of this node holds may be from before. */
    private static final class EndUnlessEnabled extends AbstractKeycloakTransaction {

        private final KeycloakSessionFactory sessions;
        private final String realmId;
        private final String userId;
        private final boolean lockedOut;
        private final Optional<String> connection;

        EndUnlessEnabled(
                KeycloakSessionFactory sessions,
                String realmId,
                String userId,
                boolean lockedOut,
                Optional<String> connection) {
            this.sessions = sessions;
            this.realmId = realmId;
            this.userId = userId;
            this.lockedOut = lockedOut;
            this.connection = connection;
        }

        @Override
        protected void commitImpl() {
            KeycloakModelUtils.runJobInTransaction(sessions, session -> {
                session.getContext().setRealm(session.realms().getRealm(realmId));
                if (new AccountRow(session, userId).isLockedOutByNow()) {
                    note(session, ConnectionSessions.endAll(session, userId));
                }
            });
        }

        /** What an administrator did is not for JumpCloud to show. */
        private void note(KeycloakSession session, List<Ended> ended) {
            RealmModel realm = session.getContext().getRealm();
            UserModel user = session.users().getUserById(realm, userId);
            if (!ended.isEmpty() && user != null && DisabledMark.stands(session, user)) {
                connection
                        .map(id -> new AccessEnd(
                                realmId,
                                id,
                                ServerTime.now(),
                                LockOut.Cause.SAME_MOMENT,
                                Optional.empty(),
                                userId,
                                Optional.of(user.getUsername())))
                        .ifPresent(end -> end.doneAfter(session, ended));
            }
        }

        @Override
        protected void rollbackImpl() {
            if (lockedOut) {
                commitImpl();
            }
        }
    }

    /** Registers it. */
    public static final class Factory extends GlobalListenerFactory {

        public Factory() {
            super("jumpcloud-logins");
        }

        @Override
        public EventListenerProvider create(KeycloakSession session) {
            return new LoginListener(session);
        }

        @Override
        public void postInit(KeycloakSessionFactory factory) {
            LoginMetrics.prepare();
        }
    }
}
