package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.response.LogoutChecks;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;

/**
 * A message about a logout at the endpoint. Keycloak checks signature and destination, and takes a request at its word: from
 * whomever, of whatever time, as often as it comes, and signed by something within it.
 */
final class LogoutTurn {

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final Function<Refusal, Response> refusal;

    /** Whether Keycloak has found the message good. */
    private boolean verified;

    LogoutTurn(KeycloakSession session, ConnectionConfig connection, Function<Refusal, Response> refusal) {
        this.session = session;
        this.connection = connection;
        this.refusal = refusal;
    }

    /** @param keycloak which calls back one of the two below when it has found the message good */
    Response answer(ReceivedLogout received, Supplier<Response> keycloak) {
        Optional<Refusal> refused =
                LogoutChecks.check(received.facts(), Expectations.of(session, connection), ServerTime.now());
        if (refused.isPresent()) {
            return refusal.apply(refused.get());
        }
        Response answer = keycloak.get();
        return isError(answer) && !verified
                ? refusal.apply(LogoutChecks.explain(received.facts(), Expectations.of(session, connection)))
                : answer;
    }

    /** A good request; Keycloak answers it. */
    Response requested(LogoutRequestType request, Function<LogoutRequestType, Response> keycloak) {
        verified = true;
        NamedSessions sessions = new NamedSessions(session, connection, request);
        Optional<Refusal> refused = sessions.areNone()
                ? Optional.of(new Refusal(RefusalReason.NOT_A_SAML_RESPONSE, RefusalFact.LOGOUT_OF_NOBODY))
                : carriedOut(request);
        if (refused.isPresent()) {
            return refusal.apply(refused.get());
        }
        sessions.end();
        String answerTo = connection.getSingleLogoutServiceUrl();
        return answerTo == null || answerTo.isBlank() ? loggedOut() : keycloak.apply(ofNobody(request));
    }

    /** The sessions are over: Keycloak would look for them in its own way, and find others. */
    private static LogoutRequestType ofNobody(LogoutRequestType request) {
        LogoutRequestType nobodys = new LogoutRequestType(request.getID(), request.getIssueInstant());
        NameIDType nobody = new NameIDType();
        nobody.setValue(SecretGenerator.getInstance().generateSecureID());
        nobodys.setNameID(nobody);
        return nobodys;
    }

    /** JumpCloud has no address for an answer. */
    private Response loggedOut() {
        return session.getProvider(LoginFormsProvider.class)
                .setSuccess(Messages.SUCCESS_LOGOUT)
                .setAttribute(Constants.SKIP_LINK, true)
                .createInfoPage();
    }

    private Optional<Refusal> carriedOut(LogoutRequestType request) {
        Instant end =
                request.getIssueInstant().toGregorianCalendar().toInstant().plus(LogoutChecks.LONGEST_WAY);
        return new AcceptedAssertions(session, connection).acceptOnce(request.getID(), Optional.of(end))
                ? Optional.empty()
                : Optional.of(new Refusal(RefusalReason.USED_BEFORE, RefusalFact.LOGOUT_CARRIED_OUT));
    }

    /** A good answer. */
    Response answered(Supplier<Response> keycloak) {
        verified = true;
        Response answer = keycloak.get();
        return isError(answer) ? refusal.apply(Misdelivery.noLogoutWaits()) : answer;
    }

    private static boolean isError(Response answer) {
        return answer.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode();
    }
}
