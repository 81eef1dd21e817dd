package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.MetAccounts;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.assertion.NewcomerNote;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.StorageId;

/**
 * A login through a connection that has been among forms, and comes to an end.
 *
 * @param user null when the account is gone
 */
record OpenLogin(
        KeycloakSession session,
        AuthenticationSessionModel login,
        BrokeredIdentityContext identity,
        Newcomer newcomer,
        UserModel user) {

    /**
     * The login of this browser tab; empty when there is none, or one through another provider. It is looked at only: Keycloak
     * checks the code itself.
     *
     * @param note under which Keycloak keeps the identity
     */
    static Optional<OpenLogin> of(KeycloakSession session, String clientId, String tabId, String note) {
        return pending(session, clientId, tabId).flatMap(login -> of(session, login, note));
    }

    /** The login of this browser tab, through whatever provider. */
    static Optional<AuthenticationSessionModel> pending(KeycloakSession session, String clientId, String tabId) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
        return client == null || tabId == null
                ? Optional.empty()
                : Optional.ofNullable(new AuthenticationSessionManager(session)
                        .getCurrentAuthenticationSession(realm, client, tabId));
    }

    private static Optional<OpenLogin> of(KeycloakSession session, AuthenticationSessionModel login, String note) {
        if (connection(session, login, note).isEmpty()) {
            return Optional.empty();
        }
        BrokeredIdentityContext identity = SerializedBrokeredIdentityContext.readFromAuthenticationSession(login, note)
                .deserialize(session, login);
        return NewcomerNote.of(identity)
                .map(newcomer -> new OpenLogin(session, login, identity, newcomer, login.getAuthenticatedUser()));
    }

    /** The connection that the login goes through; it may be disabled by now. */
    static Optional<ConnectionConfig> connection(
            KeycloakSession session, AuthenticationSessionModel login, String note) {
        return Optional.ofNullable(SerializedBrokeredIdentityContext.readFromAuthenticationSession(login, note))
                .map(identity -> session.identityProviders().getByAlias(identity.getIdentityProviderId()))
                .filter(ConnectionConfig::isConnection)
                .map(ConnectionConfig::of);
    }

    ConnectionConfig connection() {
        return ConnectionConfig.of(identity.getIdpConfig());
    }

    /**
     * Whoever changes the account at this moment is waited for, and waits until the login is committed.
     *
     * @return whether there still is an account
     */
    boolean lock() {
        return user != null
                && (new RowLock(session).userReadBefore(user.getId()) != null
                        || !StorageId.isLocalStorage(user.getId()));
    }

    AccountDecision decide() {
        return decide(new ConnectionLinks(session, connection()));
    }

    /** @param links what was read of them since {@link #lock} */
    AccountDecision decide(ConnectionLinks links) {
        return new MetAccounts(session, connection(), newcomer, links).signIn();
    }

    /** What the end of the login answers, by ours or by Keycloak's code. */
    Response answer(EventType type, Supplier<Response> end) {
        return LoginFailure.answer(session, connection(), login, type, end);
    }

    Response refuse(Refusal refused, EventType type) {
        ConnectionConfig connection = connection();
        return new Refusals(session, connection)
                .of(newcomer)
                .about(LoginFacts.of(connection, identity, Optional.empty()))
                .refuse(refused, login, user, type);
    }

    Response refuseDeleted(EventType type) {
        return refuse(new Refusal(RefusalReason.ACCOUNT_DISABLED, RefusalFact.ACCOUNT_DELETED_MEANWHILE), type);
    }

    static Refusal anotherAccount() {
        return new Refusal(RefusalReason.LINKING_REFUSED, RefusalFact.OTHER_ACCOUNT_THAN_NAMED);
    }
}
