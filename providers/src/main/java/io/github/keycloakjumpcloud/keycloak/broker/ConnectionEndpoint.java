package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.core.response.Demands;
import io.github.keycloakjumpcloud.core.response.ExpectedFacts;
import io.github.keycloakjumpcloud.core.response.Explanation;
import io.github.keycloakjumpcloud.core.response.ResponseFacts;
import io.github.keycloakjumpcloud.core.response.StrictChecks;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionPrincipal;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.login.PortalLogin;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The assertion consumer service of a connection. Keycloak decides whether a response is valid; this class answers
 * unsolicited responses with a fresh login, adds a few refusals, and explains Keycloak's.
 */
public final class ConnectionEndpoint extends SAMLEndpoint {

    private static final Logger LOG = Logger.getLogger(ConnectionEndpoint.class);

    private final ConnectionConfig connection;
    private final LoginAttempt attempt;
    private final PendingLogins pendingLogins;

    ConnectionEndpoint(
            KeycloakSession session,
            ConnectionProvider provider,
            ConnectionConfig connection,
            LoginAttempt attempt,
            DestinationValidator destinationValidator) {
        super(session, provider, connection, attempt, destinationValidator);
        this.connection = connection;
        this.attempt = attempt;
        this.pendingLogins = new PendingLogins(session);
    }

    @Override
    public Response postBinding(String samlRequest, String samlResponse, String samlArt, String relayState) {
        Supplier<Response> keycloak =
                () -> new PostedMessage().execute(samlRequest, samlResponse, null, relayState, null);
        return answer(
                IncomingMessage.posted(samlRequest),
                IncomingMessage.posted(unlessArtifact(samlArt, samlResponse)),
                received -> answerAtConnection(received, relayState, keycloak),
                keycloak);
    }

    @Override
    public Response redirectBinding(String samlRequest, String samlResponse, String samlArt, String relayState) {
        Supplier<Response> keycloak =
                () -> new RedirectedMessage().execute(samlRequest, samlResponse, null, relayState, null);
        return answer(
                IncomingMessage.redirected(samlRequest, maxInflatingSize),
                IncomingMessage.redirected(unlessArtifact(samlArt, samlResponse), maxInflatingSize),
                received -> answerAtConnection(received, relayState, keycloak),
                keycloak);
    }

    @Override
    public Response postBindingIdpInitiated(
            String samlRequest, String samlResponse, String relayState, String clientUrlName) {
        Supplier<Response> keycloak =
                () -> new PostedMessage().execute(samlRequest, samlResponse, null, relayState, clientUrlName);
        return answer(
                IncomingMessage.posted(samlRequest),
                IncomingMessage.posted(samlResponse),
                received -> answerAtClient(received, clientUrlName),
                keycloak);
    }

    @Override
    public Response redirectBindingIdpInitiated(
            String samlRequest, String samlResponse, String relayState, String clientUrlName) {
        Supplier<Response> keycloak =
                () -> new RedirectedMessage().execute(samlRequest, samlResponse, null, relayState, clientUrlName);
        return answer(
                IncomingMessage.redirected(samlRequest, maxInflatingSize),
                IncomingMessage.redirected(samlResponse, maxInflatingSize),
                received -> answerAtClient(received, clientUrlName),
                keycloak);
    }

    /** JumpCloud sends no artifacts, and Keycloak would read the artifact instead of the response beside it. */
    private static String unlessArtifact(String samlArt, String samlResponse) {
        return samlArt == null ? samlResponse : null;
    }

    /** Requests go on to Keycloak, responses to the address that they came to, anything else is refused. */
    private Response answer(
            Optional<IncomingMessage> request,
            Optional<IncomingMessage> response,
            Function<ReceivedResponse, Response> address,
            Supplier<Response> keycloak) {
        if (request.isPresent()) {
            return handOn(request.get(), keycloak);
        }
        return response.flatMap(IncomingMessage::response)
                .map(address)
                .orElseGet(() -> refuse(explain(ResponseFacts.notSaml()), null));
    }

    private Response answerAtConnection(ReceivedResponse received, String relayState, Supplier<Response> keycloak) {
        AuthenticationSessionModel pending = attempt.pending(relayState).orElse(null);
        if (received.isUnsolicited()) {
            return pending == null
                    ? startFreshLogin(connection.portalClient().flatMap(this::portalAddress))
                    : refuse(notAnAnswer(), pending);
        }
        ResponseFacts facts =
                received.facts().expectedRequestId(requestId(pending)).build();
        Optional<Refused> refused = strictRefusal(received, facts)
                .or(() -> lostRelayState(facts, relayState))
                .or(() -> anotherConnectionsLogin(pending));
        return refused.isPresent() ? refuse(refused.get(), pending) : askKeycloak(keycloak, facts, pending);
    }

    /**
     * The address of one SAML client, {@code …/endpoint/clients/{name}}. Keycloak does not compare InResponseTo there, so
     * an answer to a request would be taken for a login although this browser waits for none.
     */
    private Response answerAtClient(ReceivedResponse received, String clientUrlName) {
        if (received.isUnsolicited()) {
            return startFreshLogin(new PortalLogin(session, connection.getAlias()).addressOfSamlName(clientUrlName));
        }
        ResponseFacts facts = received.facts().build();
        Refused refused =
                usedBefore(received).orElseGet(() -> facts.success() ? answerAtTheWrongAddress() : explain(facts));
        return refuse(refused, null);
    }

    private Response handOn(IncomingMessage request, Supplier<Response> keycloak) {
        return request.isRequest() ? keycloak.get() : refuse(explain(ResponseFacts.notSaml()), null);
    }

    /** An unsolicited response may have been stolen or planted: it is never a login, only the wish for one. */
    private Response startFreshLogin(Optional<URI> portal) {
        if (pendingLogins.endLoop()) {
            return refuse(loop(), null);
        }
        return portal.map(address -> Response.seeOther(address).build())
                .orElseGet(() -> refuse(new Refused(Refusal.UNSOLICITED, "no portal client to open"), null));
    }

    private static Refused loop() {
        return new Refused(
                Refusal.ANSWER_TO_ANOTHER_REQUEST,
                "a loop: JumpCloud has answered one login after the other without saying which one it answers");
    }

    private static Refused notAnAnswer() {
        return new Refused(
                Refusal.ANSWER_TO_ANOTHER_REQUEST,
                "a login is pending, and the response does not say that it answers it");
    }

    private static Refused answerAtTheWrongAddress() {
        return new Refused(Refusal.ANSWER_TO_ANOTHER_REQUEST, "the address of a client takes no answers to a request");
    }

    /** Keycloak needs the RelayState to find the pending login, and would not say that it is missing. */
    private static Optional<Refused> lostRelayState(ResponseFacts facts, String relayState) {
        boolean lost = facts.success() && (relayState == null || relayState.isBlank());
        return lost
                ? Optional.of(new Refused(Refusal.ANSWER_TO_ANOTHER_REQUEST, "the RelayState is missing"))
                : Optional.empty();
    }

    /** Keycloak compares the request's id only, which another organization may have learnt. */
    private Optional<Refused> anotherConnectionsLogin(AuthenticationSessionModel pending) {
        return pending == null || PendingLogins.wentTo(connection, pending)
                ? Optional.empty()
                : Optional.of(
                        new Refused(Refusal.ANSWER_TO_ANOTHER_REQUEST, "the pending login is another connection's"));
    }

    private Optional<Refused> strictRefusal(ReceivedResponse received, ResponseFacts facts) {
        return usedBefore(received)
                .or(() -> facts.success()
                        ? new StrictChecks().check(facts, expected(), ServerTime.now())
                        : Optional.empty());
    }

    private Optional<Refused> usedBefore(ReceivedResponse received) {
        return new AcceptedAssertions(session, connection).containAny(received.assertionIds())
                ? Optional.of(AcceptedAssertions.usedBefore())
                : Optional.empty();
    }

    private Response askKeycloak(Supplier<Response> keycloak, ResponseFacts facts, AuthenticationSessionModel pending) {
        try {
            Response response = keycloak.get();
            boolean refusedByKeycloak =
                    response.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode() && !attempt.answered();
            return refusedByKeycloak ? refuse(explainRefusal(facts), pending) : response;
        } catch (IdentityBrokerException e) {
            if (attempt.answered()) {
                // The message was good; what failed came after it.
                throw e;
            }
            LOG.debugf(e, "Connection %s: Keycloak could not process a response", connection.getAlias());
            return refuse(explainRefusal(facts), pending);
        }
    }

    /** By the time Keycloak looks for the pending login it has found the message's signature good. */
    private Refused explainRefusal(ResponseFacts facts) {
        return attempt.missedPendingLogin()
                ? new Refused(Refusal.ANSWER_TO_ANOTHER_REQUEST, "no login of this browser waits for the answer")
                : explain(facts);
    }

    private Refused explain(ResponseFacts facts) {
        return Explanation.explain(facts, expected(), ServerTime.now());
    }

    private Response refuse(Refused refused, AuthenticationSessionModel pending) {
        return attempt.refuse(refused, pending);
    }

    private ExpectedFacts expected() {
        ServiceProvider serviceProvider = ServiceProvider.of(session, realm, connection);
        return new ExpectedFacts(
                serviceProvider.entityId(),
                serviceProvider.acsUrl(),
                Optional.ofNullable(connection.getIdpEntityId()).filter(id -> !id.isBlank()),
                Duration.ofSeconds(connection.getAllowedClockSkew()),
                CertificateValidity.of(new ConnectionCertificates(session, realm).usable(connection), ServerTime.now()),
                new Demands(
                        connection.isWantAssertionsSigned(),
                        connection.isWantAssertionsEncrypted(),
                        ConnectionPrincipal.of(connection)));
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

    private final class PostedMessage extends PostBinding {

        @Override
        protected KeyLocator getIDPKeyLocator() {
            return keys(super.getIDPKeyLocator());
        }
    }

    private final class RedirectedMessage extends RedirectBinding {

        @Override
        protected KeyLocator getIDPKeyLocator() {
            return keys(super.getIDPKeyLocator());
        }
    }
}
