package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import io.github.keycloakjumpcloud.keycloak.setting.CheckedConnection;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.saml.validators.DestinationValidator;

/**
 * The identity provider type "JumpCloud". Its id contains "saml", so that the admin console shows Keycloak's whole SAML
 * form and, below it, the settings of {@link ConnectionSetting}.
 */
public final class ConnectionProviderFactory extends SAMLIdentityProviderFactory implements SupportedOnly {

    private DestinationValidator destinationValidator;

    /** For a connection as it is given. Keycloak's own look-up finds no disabled provider, and takes it as it is stored. */
    public static ConnectionProviderFactory of(KeycloakSession session) {
        ProviderFactory<?> factory = session.getKeycloakSessionFactory()
                .getProviderFactory(IdentityProvider.class, ConnectionConfig.PROVIDER_ID);
        return (ConnectionProviderFactory) factory;
    }

    @Override
    public String getId() {
        return ConnectionConfig.PROVIDER_ID;
    }

    @Override
    public String getName() {
        return "JumpCloud";
    }

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        destinationValidator = DestinationValidator.forProtocolMap(config.getArray("knownProtocols"));
    }

    @Override
    public SAMLIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        ConnectionConfig connection = ConnectionConfig.of(model);
        return provider(session, connection, ConnectionBroker.ofSignIns(session, connection, destinationValidator));
    }

    /** The connection, disabled or not, for a trial. */
    public SAMLIdentityProvider forTrial(KeycloakSession session, ConnectionConfig connection) {
        return provider(session, connection, ConnectionBroker.ofTrials(session, connection, destinationValidator));
    }

    /** The assertion consumer service of the connection, which does with a response what the trial says. */
    public SAMLEndpoint endpointForTrial(KeycloakSession session, ConnectionConfig connection, LoginAttempt trial) {
        return ConnectionBroker.ofTrials(session, connection, destinationValidator)
                .endpoint(forTrial(session, connection), trial);
    }

    private SAMLIdentityProvider provider(
            KeycloakSession session, ConnectionConfig connection, ConnectionBroker broker) {
        return RunningKeycloak.line().provider(session, connection, destinationValidator, broker);
    }

    @Override
    public ConnectionConfig createConfig() {
        return new CheckedConnection();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ConnectionSetting.properties();
    }
}
