package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.access.RealmDoor;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.response.ResponseFacts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.RealmSwitches;
import io.github.keycloakjumpcloud.keycloak.login.LoginFailure;
import io.github.keycloakjumpcloud.keycloak.login.PortalLogin;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.w3c.dom.Element;

/**
 * The assertion consumer service of a connection. Keycloak decides whether a response is valid; this class answers
 * unsolicited responses with a fresh login, adds a few refusals, and explains Keycloak's.
 */
public final class ConnectionEndpoint extends SAMLEndpoint {

    private static final Logger LOG = Logger.getLogger(ConnectionEndpoint.class);

    private final ConnectionConfig connection;
    private final LoginAttempt attempt;
    private final AnswerCheck check;
    private final LogoutTurn logout;
    private final PendingLogins pendingLogins;
    private final ResponseFaults faults;

    ConnectionEndpoint(
            KeycloakSession session,
            ConnectionProvider provider,
            ConnectionConfig connection,
            LoginAttempt attempt,
            DestinationValidator destinations) {
        this(
                session,
                provider,
                connection,
                attempt,
                new AnswerCheck(session, connection, attempt, destinations),
                destinations);
    }

    private ConnectionEndpoint(
            KeycloakSession session,
            ConnectionProvider provider,
            ConnectionConfig connection,
            LoginAttempt attempt,
            AnswerCheck check,
            DestinationValidator destinations) {
        super(session, provider, connection, check, destinations);
        this.connection = connection;
        this.attempt = attempt;
        this.check = check;
        this.logout = new LogoutTurn(session, connection, refused -> attempt.refuse(refused, null, EventType.LOGOUT));
        this.pendingLogins = new PendingLogins(session);
        this.faults = new ResponseFaults(session, connection);
    }

    @Override
    public Response postBinding(String samlRequest, String samlResponse, String samlArt, String relayState) {
        Supplier<Response> keycloak = () -> new Post().execute(samlRequest, samlResponse, null, relayState, null);
        return answer(
                IncomingMessages.posted(samlRequest, samlResponse, samlArt),
                received -> answerAtConnection(received, relayState, keycloak),
                keycloak);
    }

    @Override
    public Response redirectBinding(String samlRequest, String samlResponse, String samlArt, String relayState) {
        Supplier<Response> keycloak = () -> new Redirect().execute(samlRequest, samlResponse, null, relayState, null);
        return answer(
                redirected(samlRequest, samlResponse, samlArt),
                received -> answerAtConnection(received, relayState, keycloak),
                keycloak);
    }

    @Override
    public Response postBindingIdpInitiated(
            String samlRequest, String samlResponse, String relayState, String clientUrlName) {
        return answer(
                IncomingMessages.posted(samlRequest, samlResponse, null),
                received -> answerAtClient(received, clientUrlName),
                () -> new Post().execute(samlRequest, samlResponse, null, relayState, clientUrlName));
    }

    @Override
    public Response redirectBindingIdpInitiated(
            String samlRequest, String samlResponse, String relayState, String clientUrlName) {
        return answer(
                redirected(samlRequest, samlResponse, null),
                received -> answerAtClient(received, clientUrlName),
                () -> new Redirect().execute(samlRequest, samlResponse, null, relayState, clientUrlName));
    }

    private IncomingMessages redirected(String samlRequest, String samlResponse, String samlArt) {
        URI asked = session.getContext().getUri().getRequestUri();
        return IncomingMessages.redirected(
                samlRequest, samlResponse, samlArt, SignedQuery.of(asked.getRawQuery()), maxInflatingSize);
    }

    /** One message about a logout, or one response, which goes to the address that it came to; anything else is refused. */
    private Response answer(
            IncomingMessages messages, Function<ReceivedResponse, Response> address, Supplier<Response> keycloak) {
        if (RealmSwitches.door(session) != RealmDoor.OPEN) {
            // Keycloak's own page says so.
            return keycloak.get();
        }
        if (messages.several()) {
            return refuse(Misdelivery.severalMessages(), null);
        }
        Optional<ReceivedLogout> aboutLogout = messages.logout();
        if (aboutLogout.isPresent()) {
            return logout.answer(aboutLogout.get(), keycloak);
        }
        return messages.login()
                .filter(any -> messages.request().isEmpty())
                .map(received -> refusedWhenFailing(() -> address.apply(received)))
                .orElseGet(() -> refuse(faults.explain(ResponseFacts.notSaml()), null));
    }

    private Response refusedWhenFailing(Supplier<Response> answer) {
        try {
            return answer.get();
        } catch (WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            return refuse(LoginFailure.explain(connection, e), null);
        }
    }

    private Response answerAtConnection(ReceivedResponse received, String relayState, Supplier<Response> keycloak) {
        AuthenticationSessionModel pending = attempt.pending(relayState).orElse(null);
        if (received.isUnsolicited()) {
            useUp(received);
            return pending == null
                    ? startFreshLogin(connection.portalClient().flatMap(this::portalAddress))
                    : refuse(Misdelivery.notAnAnswer(), pending);
        }
        ResponseFacts facts =
                received.facts().expectedRequestId(requestId(pending)).build();
        Optional<Refusal> refused =
                faults.strict(received, facts).or(() -> faults.misdelivery(facts, relayState, pending));
        if (refused.isPresent()) {
            return refuse(refused.get(), pending);
        }
        check.expect(received);
        return askKeycloak(keycloak, facts, pending);
    }

    /**
     * The address of one SAML client, {@code …/endpoint/clients/{name}}. Keycloak does not compare InResponseTo there, so
     * an answer to a request would be taken for a login although this browser waits for none.
     */
    private Response answerAtClient(ReceivedResponse received, String clientUrlName) {
        if (received.isUnsolicited()) {
            useUp(received);
            return startFreshLogin(new PortalLogin(session, connection.getAlias()).addressOfSamlName(clientUrlName));
        }
        ResponseFacts facts = received.facts().build();
        return refuse(faults.atTheAddressOfAClient(received, facts), null);
    }

    private void useUp(ReceivedResponse received) {
        new UnsolicitedAssertions(session, connection, new Post()::hasSigned).useUp(received);
    }

    /** An unsolicited response may have been stolen or planted: it is never a login, only the wish for one. */
    private Response startFreshLogin(Optional<URI> portal) {
        if (pendingLogins.endLoop()) {
            return refuse(Misdelivery.loop(), null);
        }
        return portal.map(address -> Response.seeOther(address).build())
                .orElseGet(() -> refuse(new Refusal(RefusalReason.UNSOLICITED, "no portal client to open"), null));
    }

    private Response askKeycloak(Supplier<Response> keycloak, ResponseFacts facts, AuthenticationSessionModel pending) {
        try {
            Response response = keycloak.get();
            return isError(response) && !check.answered() ? refuse(faults.explain(facts, check), pending) : response;
        } catch (IdentityBrokerException e) {
            if (check.answered()) {
                // The message was good; what failed came after it.
                throw e;
            }
            LOG.debugf(e, "Connection %s: Keycloak could not process a response", Shown.name(connection.getAlias()));
            return refuse(faults.explain(facts, check), pending);
        }
    }

    private Response refuse(Refusal refused, AuthenticationSessionModel pending) {
        return attempt.refuse(refused, pending, EventType.IDENTITY_PROVIDER_LOGIN);
    }

    private static boolean isError(Response response) {
        return response.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode();
    }

    private Response unheard(Response answer) {
        event = new UnheardEvent(realm, session, clientConnection);
        return answer;
    }

    /** Keycloak's own, but for its events, and with a look at what it has verified. */
    private final class Post extends PostBinding {

        @Override
        protected KeyLocator getIDPKeyLocator() {
            return keys(super.getIDPKeyLocator());
        }

        @Override
        protected Response basicChecks(String samlRequest, String samlResponse, String samlArt) {
            return unheard(super.basicChecks(samlRequest, samlResponse, samlArt));
        }

        @Override
        protected Response logoutRequest(LogoutRequestType request, String relayState) {
            return logout.requested(request, answered -> super.logoutRequest(answered, relayState));
        }

        @Override
        protected Response handleLogoutResponse(
                SAMLDocumentHolder holder, StatusResponseType response, String relayState) {
            return logout.answered(() -> super.handleLogoutResponse(holder, response, relayState));
        }

        boolean hasSigned(Element assertion) {
            return AssertionUtil.isSignatureValid(assertion, getIDPKeyLocator());
        }
    }

    /** The same. */
    private final class Redirect extends RedirectBinding {

        @Override
        protected KeyLocator getIDPKeyLocator() {
            return keys(super.getIDPKeyLocator());
        }

        @Override
        protected Response basicChecks(String samlRequest, String samlResponse, String samlArt) {
            return unheard(super.basicChecks(samlRequest, samlResponse, samlArt));
        }

        @Override
        protected Response logoutRequest(LogoutRequestType request, String relayState) {
            return logout.requested(request, answered -> super.logoutRequest(answered, relayState));
        }

        @Override
        protected Response handleLogoutResponse(
                SAMLDocumentHolder holder, StatusResponseType response, String relayState) {
            return logout.answered(() -> super.handleLogoutResponse(holder, response, relayState));
        }
    }

    private Optional<URI> portalAddress(String clientId) {
        return new PortalLogin(session, connection.getAlias()).addressOf(clientId);
    }

    private static String requestId(AuthenticationSessionModel pending) {
        return pending == null ? null : pending.getClientNote(SamlProtocol.SAML_REQUEST_ID_BROKER);
    }

    /** Keycloak would read a metadata URL without a limit of time or size, and not always when the keys there have changed. */
    private KeyLocator keys(KeyLocator keycloaks) {
        return connection.isUseMetadataDescriptorUrl() ? new PublishedKeys(session, realm, connection) : keycloaks;
    }
}
