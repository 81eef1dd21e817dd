package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.response.RequestProof;
import io.github.keycloakjumpcloud.keycloak.broker.LoginAttempt;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.login.LoginFailure;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Where a trial login ends, whatever the response is worth: in a report, and never in a session. */
final class TrialAttempt implements LoginAttempt {

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final AuthenticationSessionModel login;
    private final Function<TrialReport, Response> end;

    TrialAttempt(
            KeycloakSession session,
            ConnectionConfig connection,
            AuthenticationSessionModel login,
            Function<TrialReport, Response> end) {
        this.session = session;
        this.connection = connection;
        this.login = login;
        this.end = end;
    }

    @Override
    public Optional<AuthenticationSessionModel> pending(String relayState) {
        return Optional.of(login);
    }

    @Override
    public AuthenticationSessionModel verified(String relayState) {
        return login;
    }

    @Override
    public Response accepted(BrokeredIdentityContext context, RequestProof proof) {
        return end.apply(evaluate(context, proof));
    }

    private TrialReport evaluate(BrokeredIdentityContext context, RequestProof proof) {
        try {
            return new TrialEvaluation(session, connection).of(context, proof);
        } catch (RuntimeException e) {
            return TrialReport.refused(LoginFailure.explain(connection, e));
        }
    }

    @Override
    public Response refuse(Refusal refused, AuthenticationSessionModel pending, EventType type) {
        return end.apply(TrialReport.refused(refused));
    }

    @Override
    public Response retry(IdentityProvider<?> provider, AuthenticationSessionModel again) {
        return refusedByJumpCloud();
    }

    @Override
    public Response failed(IdentityProviderModel provider, String message) {
        return refusedByJumpCloud();
    }

    private Response refusedByJumpCloud() {
        return end.apply(TrialReport.refused(new Refusal(RefusalReason.JUMPCLOUD_ERROR, RefusalFact.NOT_SIGNED_IN)));
    }
}
