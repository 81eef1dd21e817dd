package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.access.RealmDoor;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.response.ResponseFacts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.login.LoginFailure;
import io.github.keycloakjumpcloud.keycloak.login.PortalLogin;
import io.github.keycloakjumpcloud.keycloak.realm.RealmSwitches;
import io.github.keycloakjumpcloud.line.EndpointSteps;
import io.github.keycloakjumpcloud.line.KeycloakBinding;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The assertion consumer service of a connection. Keycloak decides whether a response is valid; this class answers
 * unsolicited responses with a fresh login, adds a few refusals, and explains Keycloak's.
 */
final class ConnectionEndpoint implements EndpointSteps {

    private static final Logger LOG = Logger.getLogger(ConnectionEndpoint.class);

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final LoginAttempt attempt;
    private final AnswerCheck check;
    private final LogoutTurn logout;
    private final PendingLogins pendingLogins;
    private final ResponseFaults faults;

    ConnectionEndpoint(KeycloakSession session, ConnectionConfig connection, LoginAttempt attempt, AnswerCheck check) {
        this.session = session;
        this.connection = connection;
        this.attempt = attempt;
        this.check = check;
        this.logout = new LogoutTurn(session, connection, refused -> attempt.refuse(refused, null, EventType.LOGOUT));
        this.pendingLogins = new PendingLogins(session);
        this.faults = new ResponseFaults(session, connection);
    }

    @Override
    public Response posted(KeycloakBinding keycloak) {
        return answer(IncomingMessages.posted(keycloak.message()), keycloak);
    }

    @Override
    public Response redirected(KeycloakBinding keycloak) {
        URI asked = session.getContext().getUri().getRequestUri();
        return answer(IncomingMessages.redirected(keycloak.message(), SignedQuery.of(asked.getRawQuery())), keycloak);
    }

    /** One message about a logout, or one response, which goes to the address that it came to; anything else is refused. */
    private Response answer(IncomingMessages messages, KeycloakBinding keycloak) {
        if (RealmSwitches.door(session) != RealmDoor.OPEN) {
            // Keycloak's own page says so.
            return keycloak.answer(null);
        }
        if (messages.several()) {
            return refuse(Misdelivery.severalMessages(), null);
        }
        Optional<ReceivedLogout> aboutLogout = messages.logout();
        if (aboutLogout.isPresent()) {
            return logout.answer(aboutLogout.get(), () -> keycloak.answer(null));
        }
        return messages.login()
                .filter(any -> messages.request().isEmpty())
                .map(received -> refusedWhenFailing(() -> answer(received, keycloak)))
                .orElseGet(() -> refuse(faults.explain(ResponseFacts.notSaml()), null));
    }

    private Response answer(ReceivedResponse received, KeycloakBinding keycloak) {
        return keycloak.message().clientName() == null
                ? answerAtConnection(received, keycloak)
                : answerAtClient(received, keycloak);
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

    private Response answerAtConnection(ReceivedResponse received, KeycloakBinding keycloak) {
        String relayState = keycloak.message().relayState();
        AuthenticationSessionModel pending = attempt.pending(relayState).orElse(null);
        if (received.isUnsolicited()) {
            useUp(received, keycloak);
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
        return askKeycloak(() -> keycloak.answer(received.parsed()), facts, pending);
    }

    /**
     * The address of one SAML client, {@code …/endpoint/clients/{name}}. Keycloak does not compare InResponseTo there, so
     * an answer to a request would be taken for a login although this browser waits for none.
     */
    private Response answerAtClient(ReceivedResponse received, KeycloakBinding keycloak) {
        if (received.isUnsolicited()) {
            useUp(received, keycloak);
            return startFreshLogin(new PortalLogin(session, connection.getAlias())
                    .addressOfSamlName(keycloak.message().clientName()));
        }
        ResponseFacts facts = received.facts().build();
        return refuse(faults.atTheAddressOfAClient(received, facts), null);
    }

    private void useUp(ReceivedResponse received, KeycloakBinding keycloak) {
        new UnsolicitedAssertions(
                        session, connection, assertion -> AssertionUtil.isSignatureValid(assertion, keycloak.keys()))
                .useUp(received);
    }

    /** An unsolicited response may have been stolen or planted: it is never a login, only the wish for one. */
    private Response startFreshLogin(Optional<URI> portal) {
        if (pendingLogins.endLoop()) {
            return refuse(Misdelivery.loop(), null);
        }
        return portal.map(address -> Response.seeOther(address).build())
                .orElseGet(() -> refuse(new Refusal(RefusalReason.UNSOLICITED, RefusalFact.NO_PORTAL_CLIENT), null));
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

    /** Keycloak's own tells of no refusal: ours does. */
    @Override
    public EventBuilder event() {
        return new UnheardEvent(
                session.getContext().getRealm(), session, session.getContext().getConnection());
    }

    @Override
    public Response logoutRequested(LogoutRequestType request, Function<LogoutRequestType, Response> keycloak) {
        return logout.requested(request, keycloak);
    }

    @Override
    public Response logoutAnswered(Supplier<Response> keycloak) {
        return logout.answered(keycloak);
    }

    private Optional<URI> portalAddress(String clientId) {
        return new PortalLogin(session, connection.getAlias()).addressOf(clientId);
    }

    private static String requestId(AuthenticationSessionModel pending) {
        return pending == null ? null : pending.getClientNote(SamlProtocol.SAML_REQUEST_ID_BROKER);
    }

    /** Keycloak would read a metadata URL without a limit of time or size, and not always when the keys there have changed. */
    @Override
    public KeyLocator keys(KeyLocator keycloaks) {
        return connection.isUseMetadataDescriptorUrl()
                ? new PublishedKeys(session, session.getContext().getRealm(), connection)
                : keycloaks;
    }
}
