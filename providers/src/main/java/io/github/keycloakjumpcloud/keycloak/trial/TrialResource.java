package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.broker.ConnectionProviderFactory;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;
import org.keycloak.utils.SecureContextResolver;

/** A trial login as a browser sees it: to JumpCloud, and back again. */
public final class TrialResource {

    private static final String TEMPLATE = "jumpcloud-trial.ftl";
    private static final int STATE_LENGTH = 22;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final Optional<TrialLogin> trial;

    private TrialResource(KeycloakSession session, ConnectionConfig connection, Optional<TrialLogin> trial) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        // Keycloak's broker works for enabled providers only. This copy is never stored.
        this.connection = connection.copy();
        this.connection.setEnabled(true);
        this.trial = trial;
    }

    /** The trial of this id. */
    public static TrialResource of(KeycloakSession session, ConnectionConfig connection, String id) {
        return new TrialResource(session, connection, new TrialLogins(session).find(connection, id));
    }

    /** The trial that the browser goes through. */
    public static TrialResource ofBrowser(KeycloakSession session, ConnectionConfig connection) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(TrialAddress.COOKIE);
        return of(session, connection, cookie == null ? "" : cookie.getValue());
    }

    /**
     * Goes to JumpCloud with a request of its own; shows the end of a trial that is over.
     *
     * @throws NotFoundException when there is no such trial, or it has expired
     */
    @GET
    public Response open() {
        TrialLogin begun = trial.orElseThrow(() -> new NotFoundException("no such trial login, or it has expired"));
        if (begun.report().isPresent()) {
            return page();
        }
        AuthenticationSessionModel login = newLogin();
        ClientModel client = login.getClient();
        IdentityBrokerState state = IdentityBrokerState.decoded(
                SecretGenerator.getInstance().randomString(STATE_LENGTH),
                client.getId(),
                client.getClientId(),
                login.getTabId(),
                null);
        new TrialLogins(session)
                .update(begun.sent(new TrialLogin.Request(
                        state.getEncoded(), login.getParentSession().getId(), login.getTabId(), client.getId())));
        Response request = provider()
                .forTrial(session, connection)
                .performLogin(new AuthenticationRequest(
                        session,
                        realm,
                        login,
                        session.getContext().getHttpRequest(),
                        session.getContext().getUri(),
                        state,
                        serviceProvider().acsUrl()));
        return Response.fromResponse(request)
                .cookie(cookie(begun.id(), begun.secondsLeft()))
                .build();
    }

    /** The endpoint that Keycloak has for this provider, as if there were no trials. */
    public static Object endpointOf(KeycloakSession session, String alias) {
        IdentityBrokerService keycloak = new IdentityBrokerService(session);
        keycloak.init();
        return keycloak.getEndpoint(alias);
    }

    /**
     * JumpCloud's answer, which {@link TrialAddress} has brought here. What is no answer to this trial, or comes when it has
     * expired, is taken by the connection's endpoint at once: the cookie may be one that the answer cannot take away.
     */
    @POST
    public Response answer(
            @FormParam("SAMLRequest") String samlRequest,
            @FormParam("SAMLResponse") String samlResponse,
            @FormParam("SAMLart") String samlArt,
            @FormParam("RelayState") String relayState) {
        Optional<AuthenticationSessionModel> login = trial.flatMap(TrialLogin::request)
                .filter(request -> request.relayState().equals(relayState))
                .flatMap(this::pending);
        if (login.isEmpty()) {
            SAMLEndpoint endpoint = (SAMLEndpoint) endpointOf(session, connection.getAlias());
            return Response.fromResponse(endpoint.postBinding(samlRequest, samlResponse, samlArt, relayState))
                    .cookie(cookie("", 0))
                    .build();
        }
        TrialLogin sent = trial.orElseThrow();
        TrialAttempt attempt = new TrialAttempt(session, connection, login.get(), report -> end(sent, report));
        return provider()
                .endpointForTrial(session, connection, attempt)
                .postBinding(samlRequest, samlResponse, samlArt, relayState);
    }

    private Response end(TrialLogin sent, TrialReport report) {
        try {
            new TrialLogins(session).update(sent.answered(JsonSerialization.writeValueAsString(report)));
        } catch (IOException e) {
            throw new UncheckedIOException("A report cannot be written as JSON", e);
        }
        sent.request()
                .map(request ->
                        session.authenticationSessions().getRootAuthenticationSession(realm, request.rootSessionId()))
                .ifPresent(root -> session.authenticationSessions().removeRootAuthenticationSession(realm, root));
        return page();
    }

    private Response page() {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        // Keycloak may have set about an error page of its own.
        form.setStatus(Response.Status.OK);
        return Response.fromResponse(form.createForm(TEMPLATE))
                .cookie(cookie("", 0))
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

    private Optional<AuthenticationSessionModel> pending(TrialLogin.Request request) {
        ClientModel client = realm.getClientById(request.clientId());
        RootAuthenticationSessionModel root =
                session.authenticationSessions().getRootAuthenticationSession(realm, request.rootSessionId());
        return client == null || root == null
                ? Optional.empty()
                : Optional.ofNullable(root.getAuthenticationSession(client, request.tabId()));
    }

    /** Keycloak's own look-up finds no disabled provider. */
    private ConnectionProviderFactory provider() {
        ProviderFactory<?> factory = session.getKeycloakSessionFactory()
                .getProviderFactory(IdentityProvider.class, ConnectionConfig.PROVIDER_ID);
        return (ConnectionProviderFactory) factory;
    }

    private ServiceProvider serviceProvider() {
        return ServiceProvider.of(session, realm, connection);
    }

    /** It comes back with a form of JumpCloud's, so it has to be one for other sites, where the browser takes it. */
    private NewCookie cookie(String value, int maxAge) {
        boolean secure = SecureContextResolver.isSecureContext(session);
        NewCookie.Builder cookie = new NewCookie.Builder(TrialAddress.COOKIE)
                .value(value)
                .path(URI.create(serviceProvider().acsUrl()).getRawPath())
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure);
        return secure ? cookie.sameSite(NewCookie.SameSite.NONE).build() : cookie.build();
    }
}
