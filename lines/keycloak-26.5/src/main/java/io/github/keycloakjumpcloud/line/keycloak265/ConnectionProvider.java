package io.github.keycloakjumpcloud.line.keycloak265;

import io.github.keycloakjumpcloud.line.BrokerProvider;
import io.github.keycloakjumpcloud.line.BrokerSteps;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.saml.validators.DestinationValidator;

/** The provider with its callback. */
final class ConnectionProvider extends BrokerProvider {

    ConnectionProvider(
            KeycloakSession session,
            SAMLIdentityProviderConfig config,
            DestinationValidator destinations,
            BrokerSteps steps) {
        super(session, config, destinations, steps);
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return steps.endpoint(this, Callbacks.of(callback));
    }
}
