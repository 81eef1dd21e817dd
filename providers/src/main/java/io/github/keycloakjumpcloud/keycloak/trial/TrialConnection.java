package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.broker.ConnectionProviderFactory;
import io.github.keycloakjumpcloud.keycloak.broker.LoginAttempt;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.function.Function;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderFactory;

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
        return factory().forTrial(session, connection);
    }

    /** The assertion consumer service, which does with a response what the attempt says. */
    SAMLEndpoint endpoint(Function<ConnectionConfig, LoginAttempt> attempt) {
        return factory().endpointForTrial(session, connection, attempt.apply(connection));
    }

    /** Keycloak's own look-up finds no disabled provider. */
    private ConnectionProviderFactory factory() {
        ProviderFactory<?> factory = session.getKeycloakSessionFactory()
                .getProviderFactory(IdentityProvider.class, ConnectionConfig.PROVIDER_ID);
        return (ConnectionProviderFactory) factory;
    }
}
