package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.broker.ConnectionProviderFactory;
import io.github.keycloakjumpcloud.keycloak.broker.LoginAttempt;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.function.Function;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.models.KeycloakSession;

/** A connection as a trial uses it: enabled, whether it is or not. */
final class TrialConnection {

    private final KeycloakSession session;
    private final ConnectionConfig connection;

    TrialConnection(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        // Keycloak's broker works for enabled providers only. This copy is never stored.
        this.connection = connection.copy();
        this.connection.setEnabled(true);
    }

    SAMLIdentityProvider provider() {
        return ConnectionProviderFactory.of(session).forTrial(session, connection);
    }

    /** The assertion consumer service, which does with a response what the attempt says. */
    SAMLEndpoint endpoint(Function<ConnectionConfig, LoginAttempt> attempt) {
        return ConnectionProviderFactory.of(session).endpointForTrial(session, connection, attempt.apply(connection));
    }
}
