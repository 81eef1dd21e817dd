package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import io.github.keycloakjumpcloud.keycloak.login.AccountLinking;
import io.github.keycloakjumpcloud.keycloak.login.FreshRequest;
import io.github.keycloakjumpcloud.keycloak.login.LoginAddress;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Takes a login that was refused to JumpCloud once more, and asks JumpCloud to authenticate the person anew (SAML Core 3.4.1,
 * {@code ForceAuthn}): who has another account there can use that one. The connection stays as it is, and so do other logins.
 *
 * <p>Whoever makes such an address gains nothing: it works in the browser alone whose login it names, and the answer meets the same
 * gate.
 */
public final class AnotherAccount {

    private static final Logger LOG = Logger.getLogger(AnotherAccount.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    /** @param connection which is enabled */
    public AnotherAccount(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = asking(connection);
    }

    /** A copy for one request: it is never stored. */
    private static ConnectionConfig asking(ConnectionConfig connection) {
        ConnectionConfig copy = connection.copy();
        copy.setForceAuthn(true);
        // The application may have named the person whom JumpCloud is to forget.
        copy.getConfig().put(IdentityProviderModel.LOGIN_HINT, "false");
        return copy;
    }

    /**
     * A login that this browser does not have, or that went elsewhere, is begun anew by Keycloak, or explained. So is one for which
     * no request can be made.
     */
    public Response answer(LoginAddress address) {
        return pending(address).flatMap(this::request).orElseGet(() -> Response.seeOther(address.again(session))
                .build());
    }

    private Optional<AuthenticationSessionModel> pending(LoginAddress address) {
        ClientModel client = address.clientId() == null ? null : realm.getClientByClientId(address.clientId());
        if (client == null || address.tabId() == null) {
            return Optional.empty();
        }
        AuthenticationSessionManager logins = new AuthenticationSessionManager(session);
        return Optional.ofNullable(logins.getCurrentAuthenticationSession(realm, client, address.tabId()))
                .filter(login -> PendingLogins.wentTo(connection, login))
                .filter(login -> AccountLinking.isIn(login) || isSignIn(login, logins));
    }

    /** Keycloak signs out whoever was signed in and is to prove who they are. Nobody signs in by a connection for linking only. */
    private boolean isSignIn(AuthenticationSessionModel login, AuthenticationSessionManager logins) {
        return logins.getUserSession(login) == null && !RunningKeycloak.line().isLinkOnly(connection);
    }

    private Optional<Response> request(AuthenticationSessionModel login) {
        if (!AccountLinking.isIn(login)) {
            // Nothing is left of the person who was refused.
            AuthenticationProcessor.resetFlow(login, LoginActionsService.AUTHENTICATE_PATH);
        }
        ClientModel client = login.getClient();
        session.getContext().setAuthenticationSession(login);
        session.getContext().setClient(client);
        ClientSessionCode<AuthenticationSessionModel> code = new ClientSessionCode<>(session, realm, login);
        code.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
        IdentityBrokerState state = IdentityBrokerState.decoded(
                code.getOrGenerateCode(),
                client.getId(),
                client.getClientId(),
                login.getTabId(),
                AuthenticationProcessor.getClientData(session, login));
        AuthenticationRequest request = new AuthenticationRequest(
                session,
                realm,
                login,
                session.getContext().getHttpRequest(),
                session.getContext().getUri(),
                state,
                ServiceProvider.of(session, realm, connection).acsUrl());
        try {
            Response sent = ConnectionProviderFactory.of(session)
                    .create(session, connection)
                    .performLogin(request);
            FreshRequest.note(login);
            return Optional.of(sent);
        } catch (IdentityBrokerException e) {
            LOG.warnf(e, "Connection %s: no request can be sent to JumpCloud", Shown.name(connection.getAlias()));
            return Optional.empty();
        }
    }
}
