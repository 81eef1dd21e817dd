package io.github.keycloakjumpcloud.keycloak.broker;

import java.util.Optional;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Logins of this browser that wait for an answer. Looks without touching anything: Keycloak does its own check. */
final class PendingLogins {

    private final KeycloakSession session;

    PendingLogins(KeycloakSession session) {
        this.session = session;
    }

    /** The login that this RelayState belongs to; empty for a foreign RelayState, such as JumpCloud's default one. */
    Optional<AuthenticationSessionModel> find(String relayState) {
        if (relayState == null || relayState.isBlank()) {
            return Optional.empty();
        }
        RealmModel realm = session.getContext().getRealm();
        return state(relayState, realm)
                .filter(state -> state.getTabId() != null && state.getClientId() != null)
                .flatMap(state -> {
                    ClientModel client = realm.getClientByClientId(state.getClientId());
                    return client == null
                            ? Optional.empty()
                            : Optional.ofNullable(new AuthenticationSessionManager(session)
                                    .getCurrentAuthenticationSession(realm, client, state.getTabId()));
                });
    }

    private static Optional<IdentityBrokerState> state(String relayState, RealmModel realm) {
        try {
            return Optional.of(IdentityBrokerState.encoded(relayState, realm));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
