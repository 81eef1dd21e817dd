package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.response.SentRequest;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.login.FreshRequest;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** Logins of this browser that wait for an answer. Looks without touching anything: Keycloak does its own check. */
final class PendingLogins {

    /** Client note: the id of the connection that the login went to last. */
    private static final String CONNECTION = "jumpcloud.connection";

    /** Client note: when the browser was sent there. */
    private static final String SENT = "jumpcloud.sent";

    /** A person who gives up and presses the tile again comes to no more than that. */
    private static final int LOOP = 3;

    private final KeycloakSession session;

    PendingLogins(KeycloakSession session) {
        this.session = session;
    }

    /** Remembers to which connection the login goes, and when. */
    static void sendTo(ConnectionConfig connection, AuthenticationSessionModel login) {
        login.setClientNote(CONNECTION, connection.getInternalId());
        login.setClientNote(SENT, ServerTime.now().toString());
        FreshRequest.forget(login);
    }

    /** The request that the browser was sent to JumpCloud with. */
    static SentRequest sent(AuthenticationSessionModel login) {
        return new SentRequest(
                Optional.ofNullable(login.getClientNote(SamlProtocol.SAML_REQUEST_ID_BROKER)),
                Optional.ofNullable(login.getClientNote(SENT)).map(Instant::parse));
    }

    /** Whether the login went to this connection. */
    static boolean wentTo(ConnectionConfig connection, AuthenticationSessionModel login) {
        return connection.getInternalId().equals(login.getClientNote(CONNECTION));
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

    /** Whether there is neither a login nor anything that Keycloak could begin it again by. */
    boolean isLost(String relayState) {
        if (find(relayState).isPresent()) {
            return false;
        }
        boolean named = state(relayState, session.getContext().getRealm())
                .filter(state -> state.getTabId() != null && state.getClientId() != null)
                .isPresent();
        return !named || !hasCookie(CookieType.AUTH_RESTART) && !hasCookie(CookieType.IDENTITY);
    }

    private boolean hasCookie(CookieType type) {
        return session.getProvider(CookieProvider.class).get(type) != null;
    }

    /**
     * Forgets the logins that unsolicited responses have begun in this browser, if JumpCloud has left so many unanswered
     * that it must be answering each with another unsolicited response.
     *
     * @return whether there were so many
     */
    boolean endLoop() {
        RootAuthenticationSessionModel browser = new AuthenticationSessionManager(session)
                .getCurrentRootAuthenticationSession(session.getContext().getRealm());
        if (browser == null) {
            return false;
        }
        List<String> unanswered = browser.getAuthenticationSessions().entrySet().stream()
                .filter(tab -> beganUnsolicited(tab.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (unanswered.size() < LOOP) {
            return false;
        }
        unanswered.forEach(browser::removeAuthenticationSessionByTabId);
        return true;
    }

    /** As {@link io.github.keycloakjumpcloud.keycloak.login.PortalLogin} begins it, and waiting for the connection's answer. */
    private static boolean beganUnsolicited(AuthenticationSessionModel login) {
        boolean portal = OIDCResponseType.NONE.equals(login.getClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM))
                || "true".equals(login.getClientNote(SamlProtocol.SAML_IDP_INITIATED_LOGIN));
        return portal && login.getClientNote(SamlProtocol.SAML_REQUEST_ID_BROKER) != null;
    }

    private static Optional<IdentityBrokerState> state(String relayState, RealmModel realm) {
        try {
            return Optional.of(IdentityBrokerState.encoded(relayState, realm));
        } catch (RuntimeException foreign) {
            // Keycloak 26.4 fails with just that.
            return Optional.empty();
        }
    }
}
