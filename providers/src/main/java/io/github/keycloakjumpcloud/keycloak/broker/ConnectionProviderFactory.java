package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.saml.validators.DestinationValidator;

/**
 * The identity provider type "JumpCloud". Its id contains "saml", so that the admin console shows Keycloak's whole SAML
 * form and, below it, the settings of {@link ConnectionSetting}.
 */
public final class ConnectionProviderFactory extends SAMLIdentityProviderFactory {

    private DestinationValidator destinationValidator;

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
    public ConnectionProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new ConnectionProvider(session, ConnectionConfig.of(model), destinationValidator);
    }

    @Override
    public ConnectionConfig createConfig() {
        return new ConnectionConfig();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ConnectionSetting.properties();
    }
}
