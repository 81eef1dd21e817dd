package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.response.RequestProof;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is to become of a response at the assertion consumer service, once it is known whether it is good. */
public interface LoginAttempt {

    /** The login that this RelayState belongs to; empty for a foreign RelayState. Nothing is touched. */
    Optional<AuthenticationSessionModel> pending(String relayState);

    /** The same, checked by Keycloak, which may answer the browser otherwise by an exception. */
    AuthenticationSessionModel verified(String relayState);

    /** The response is good, answers this login, and has not come before. */
    Response accepted(BrokeredIdentityContext context, RequestProof proof);

    /**
     * @param pending null when there is none
     * @param type of the event that tells of it
     */
    Response refuse(Refusal refused, AuthenticationSessionModel pending, EventType type);

    /** JumpCloud asks for another request. */
    Response retry(IdentityProvider<?> provider, AuthenticationSessionModel login);

    /** JumpCloud has not signed the person in. */
    Response failed(IdentityProviderModel provider, String message);
}
