package io.github.keycloakjumpcloud.line;

import jakarta.ws.rs.core.Response;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's {@code AuthenticationCallback}, which lies in another type, and knows another one, from 26.5 on. */
public interface BrokerCallback {

    /** The login that this RelayState belongs to, checked; an exception may be the answer to the browser instead. */
    AuthenticationSessionModel getAndVerifyAuthenticationSession(String relayState);

    /** The response is good. */
    Response authenticated(BrokeredIdentityContext context);

    /** The person has not signed in. */
    Response cancelled(IdentityProviderModel provider);

    /**
     * The identity provider asks for another request.
     *
     * @param provider one that people sign in by
     */
    Response retryLogin(IdentityProvider<?> provider, AuthenticationSessionModel login);

    /** The identity provider has not signed the person in. */
    Response error(IdentityProviderModel provider, String message);
}
