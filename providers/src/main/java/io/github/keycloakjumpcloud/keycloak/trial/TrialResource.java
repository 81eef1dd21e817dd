package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** The address of a trial login, from which a browser goes to JumpCloud. */
public final class TrialResource {

    private static final int STATE_LENGTH = 22;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final String id;

    /** @param connection which may be disabled */
    public TrialResource(KeycloakSession session, ConnectionConfig connection, String id) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
        this.id = id;
    }

    /**
     * Goes to JumpCloud with a request of its own; shows the end of a trial that is over.
     *
     * @throws NotFoundException when there is no such trial, or it has expired
     */
    @GET
    public Response open() {
        TrialLogin begun = new TrialLogins(session)
                .find(connection, id)
                .orElseThrow(() -> new NotFoundException("no such trial login, or it has expired"));
        if (begun.report().isPresent()) {
            return TrialEnd.page(session, begun);
        }
        TrialConnection tried = new TrialConnection(session, connection);
        AuthenticationSessionModel login = newLogin();
        ClientModel client = login.getClient();
        IdentityBrokerState state = IdentityBrokerState.decoded(
                SecretGenerator.getInstance().randomString(STATE_LENGTH),
                client.getId(),
                client.getClientId(),
                login.getTabId(),
                null);
        new TrialLogins(session).send(begun, state.getEncoded(), TrialRequest.of(begun, login));
        Response request = tried.provider()
                .performLogin(new AuthenticationRequest(
                        session,
                        realm,
                        login,
                        session.getContext().getHttpRequest(),
                        session.getContext().getUri(),
                        state,
                        ServiceProvider.of(session, realm, connection).acsUrl()));
        return Response.fromResponse(request)
                .cookie(TrialCookie.of(session, begun))
                .build();
    }

    /** Keycloak's record of a login that waits for an answer; it is in memory, and no browser has its cookie. */
    private AuthenticationSessionModel newLogin() {
        RootAuthenticationSessionModel root = session.authenticationSessions().createRootAuthenticationSession(realm);
        AuthenticationSessionModel login = root.createAuthenticationSession(client());
        login.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        session.getContext().setClient(login.getClient());
        return login;
    }

    private ClientModel client() {
        return Optional.ofNullable(realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID))
                .or(() -> realm.getClientsStream(0, 1).findFirst())
                .orElseThrow(() -> new NotFoundException("the realm has no client to try a login with"));
    }
}
