package io.github.keycloakjumpcloud.line.keycloak265;

import io.github.keycloakjumpcloud.line.BrokerCallback;
import jakarta.ws.rs.core.Response;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** From Keycloak's callback to the jar's, and back. */
final class Callbacks {

    private Callbacks() {}

    static BrokerCallback of(AuthenticationCallback keycloak) {
        return new FromKeycloak(keycloak);
    }

    static AuthenticationCallback of(BrokerCallback connection) {
        return new ToKeycloak(connection);
    }

    private record FromKeycloak(AuthenticationCallback keycloak) implements BrokerCallback {

        @Override
        public AuthenticationSessionModel getAndVerifyAuthenticationSession(String relayState) {
            return keycloak.getAndVerifyAuthenticationSession(relayState);
        }

        @Override
        public Response authenticated(BrokeredIdentityContext context) {
            return keycloak.authenticated(context);
        }

        @Override
        public Response cancelled(IdentityProviderModel provider) {
            return keycloak.cancelled(provider);
        }

        @Override
        public Response retryLogin(IdentityProvider<?> provider, AuthenticationSessionModel login) {
            return keycloak.retryLogin((UserAuthenticationIdentityProvider<?>) provider, login);
        }

        @Override
        public Response error(IdentityProviderModel provider, String message) {
            return keycloak.error(provider, message);
        }
    }

    private record ToKeycloak(BrokerCallback connection) implements AuthenticationCallback {

        @Override
        public AuthenticationSessionModel getAndVerifyAuthenticationSession(String relayState) {
            return connection.getAndVerifyAuthenticationSession(relayState);
        }

        @Override
        public Response authenticated(BrokeredIdentityContext context) {
            return connection.authenticated(context);
        }

        @Override
        public Response cancelled(IdentityProviderModel provider) {
            return connection.cancelled(provider);
        }

        @Override
        public Response retryLogin(UserAuthenticationIdentityProvider<?> provider, AuthenticationSessionModel login) {
            return connection.retryLogin(provider, login);
        }

        @Override
        public Response error(IdentityProviderModel provider, String message) {
            return connection.error(provider, message);
        }
    }
}
