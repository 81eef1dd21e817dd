package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.response.Explanation;
import io.github.keycloakjumpcloud.core.response.ResponseFacts;
import io.github.keycloakjumpcloud.core.response.StrictChecks;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is wrong with a response: seen before Keycloak is asked, and found when Keycloak has refused it. */
final class ResponseFaults {

    private final KeycloakSession session;
    private final ConnectionConfig connection;

    ResponseFaults(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
    }

    /** What Keycloak would let pass. */
    Optional<Refusal> strict(ReceivedResponse received, ResponseFacts facts) {
        return usedBefore(received)
                .or(() -> facts.success()
                        ? StrictChecks.check(facts, Expectations.of(session, connection), ServerTime.now())
                                .or(() -> misplaced(received))
                        : Optional.empty());
    }

    private static Optional<Refusal> misplaced(ReceivedResponse received) {
        return received.composition().isSound()
                ? Optional.empty()
                : Optional.of(new Refusal(RefusalReason.SIGNATURE_INVALID, RefusalFact.MISPLACED));
    }

    private Optional<Refusal> usedBefore(ReceivedResponse received) {
        return new AcceptedAssertions(session, connection).containAny(received.assertionIds())
                ? Optional.of(AcceptedAssertions.usedBefore())
                : Optional.empty();
    }

    /** @param pending the login that the RelayState belongs to; null when there is none */
    Optional<Refusal> misdelivery(ResponseFacts facts, String relayState, AuthenticationSessionModel pending) {
        if (facts.success() && (relayState == null || relayState.isBlank())) {
            return Optional.of(Misdelivery.relayStateMissing());
        }
        return pending == null || PendingLogins.wentTo(connection, pending)
                ? Optional.empty()
                : Optional.of(Misdelivery.anotherConnectionsLogin());
    }

    /** Of an answer to a request, at an address that takes none. */
    Refusal atTheAddressOfAClient(ReceivedResponse received, ResponseFacts facts) {
        return usedBefore(received)
                .orElseGet(() -> facts.success() ? Misdelivery.atTheAddressOfAClient() : explain(facts));
    }

    /**
     * Why Keycloak has refused it. By the time Keycloak looks for the pending login it has found the message's signature good.
     *
     * @param check through which Keycloak looked
     */
    Refusal explain(ResponseFacts facts, AnswerCheck check) {
        return check.missedPendingLogin() ? Misdelivery.nobodyWaits() : explain(facts);
    }

    Refusal explain(ResponseFacts facts) {
        return Explanation.explain(facts, Expectations.of(session, connection), ServerTime.now());
    }
}
