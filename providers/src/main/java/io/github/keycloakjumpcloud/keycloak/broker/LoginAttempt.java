package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.refusal.Refused;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is to become of a response at the assertion consumer service, once Keycloak has found it valid or not. */
public interface LoginAttempt extends AuthenticationCallback {

    /** The login that this RelayState belongs to; empty for a foreign RelayState. Nothing is touched. */
    Optional<AuthenticationSessionModel> pending(String relayState);

    /** Whether Keycloak found the response acceptable, so that any refusal is no matter of the message itself. */
    boolean answered();

    /** Whether Keycloak asked for the pending login in vain. */
    boolean missedPendingLogin();

    /** @param pending null when there is none */
    Response refuse(Refused refused, AuthenticationSessionModel pending);
}
