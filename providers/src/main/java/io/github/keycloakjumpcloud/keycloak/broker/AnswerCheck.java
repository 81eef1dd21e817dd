package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.response.AnswerDecision;
import io.github.keycloakjumpcloud.core.response.AnswerFacts;
import io.github.keycloakjumpcloud.core.response.AnswerRule;
import io.github.keycloakjumpcloud.core.response.ConfirmedTime;
import io.github.keycloakjumpcloud.keycloak.assertion.AssertionAttributes;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.line.BrokerCallback;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stands between Keycloak's check of a response and whoever takes it: the response must answer the login that is pending by
 * something that is signed, and its assertion counts once.
 */
final class AnswerCheck implements BrokerCallback {

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final LoginAttempt attempt;
    private final DestinationValidator destinations;
    private boolean signedAsWhole;
    private Progress progress = Progress.UNDECIDED;

    AnswerCheck(
            KeycloakSession session,
            ConnectionConfig connection,
            LoginAttempt attempt,
            DestinationValidator destinations) {
        this.session = session;
        this.connection = connection;
        this.attempt = attempt;
        this.destinations = destinations;
    }

    /** How far Keycloak has come with the response. */
    private enum Progress {
        UNDECIDED,
        /** It looks for the pending login; where it finds none, it goes no further. */
        LOOKING_FOR_LOGIN,
        /** It has found the response acceptable. */
        ANSWERED
    }

    /** Keycloak is about to be asked for this response. */
    void expect(ReceivedResponse received) {
        signedAsWhole = received.isSignedAsWhole();
    }

    /** Whether Keycloak found the response acceptable, so that any refusal is no matter of the message itself. */
    boolean answered() {
        return progress == Progress.ANSWERED;
    }

    /** Whether Keycloak asked for the pending login in vain. */
    boolean missedPendingLogin() {
        return progress == Progress.LOOKING_FOR_LOGIN;
    }

    @Override
    public Response authenticated(BrokeredIdentityContext context) {
        progress = Progress.ANSWERED;
        AuthenticationSessionModel login = context.getAuthenticationSession();
        AssertionType assertion = AssertionAttributes.assertion(context);
        AnswerDecision decision = AnswerRule.decide(
                facts(assertion),
                PendingLogins.sent(login),
                ServerTime.now(),
                Duration.ofSeconds(connection.getAllowedClockSkew()));
        if (decision instanceof AnswerDecision.Rejected rejected) {
            return refuse(rejected.refusal(), login);
        }
        return new AcceptedAssertions(session, connection).acceptOnce(assertion)
                ? attempt.accepted(context, ((AnswerDecision.Answers) decision).proof())
                : refuse(AcceptedAssertions.usedBefore(), login);
    }

    private AnswerFacts facts(AssertionType assertion) {
        return new AnswerFacts(
                signedAsWhole,
                ReceivedResponse.confirmations(assertion)
                        .map(SubjectConfirmationDataType::getInResponseTo)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                foreignRecipients(assertion),
                confirmedTime(assertion),
                ReceivedResponse.instant(assertion.getIssueInstant()));
    }

    /** Keycloak compares them with what the response says, which may have come without a destination. */
    private Set<String> foreignRecipients(AssertionType assertion) {
        URI here = URI.create(ServiceProvider.of(session, session.getContext().getRealm(), connection)
                .acsUrl());
        return ReceivedResponse.confirmations(assertion)
                .map(SubjectConfirmationDataType::getRecipient)
                .filter(Objects::nonNull)
                .filter(recipient -> !destinations.validate(here, recipient))
                .collect(Collectors.toSet());
    }

    /** Keycloak 26.4 does not look. */
    private static ConfirmedTime confirmedTime(AssertionType assertion) {
        return new ConfirmedTime(
                instants(assertion, SubjectConfirmationDataType::getNotBefore).max(Comparator.naturalOrder()),
                instants(assertion, SubjectConfirmationDataType::getNotOnOrAfter)
                        .min(Comparator.naturalOrder()));
    }

    private static Stream<Instant> instants(
            AssertionType assertion, Function<SubjectConfirmationDataType, XMLGregorianCalendar> time) {
        return ReceivedResponse.confirmations(assertion)
                .map(time)
                .flatMap(said -> ReceivedResponse.instant(said).stream());
    }

    private Response refuse(Refusal refused, AuthenticationSessionModel login) {
        return attempt.refuse(refused, login, EventType.IDENTITY_PROVIDER_LOGIN);
    }

    @Override
    public AuthenticationSessionModel getAndVerifyAuthenticationSession(String relayState) {
        progress = Progress.LOOKING_FOR_LOGIN;
        AuthenticationSessionModel pending = attempt.verified(relayState);
        progress = Progress.UNDECIDED;
        return pending;
    }

    @Override
    public Response retryLogin(IdentityProvider<?> identityProvider, AuthenticationSessionModel login) {
        progress = Progress.ANSWERED;
        return attempt.retry(identityProvider, login);
    }

    @Override
    public Response cancelled(IdentityProviderModel provider) {
        return error(provider, null);
    }

    @Override
    public Response error(IdentityProviderModel provider, String message) {
        progress = Progress.ANSWERED;
        return attempt.failed(provider, message);
    }
}
