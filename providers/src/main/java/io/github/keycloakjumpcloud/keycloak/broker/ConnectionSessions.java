package io.github.keycloakjumpcloud.keycloak.broker;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.UserSessionManager;

/** The Keycloak sessions, online and offline, that a person got through one connection. */
final class ConnectionSessions {

    private final KeycloakSession session;
    private final String alias;

    ConnectionSessions(KeycloakSession session, String alias) {
        this.session = session;
        this.alias = alias;
    }

    /** Logs the person out everywhere, applications included, as far as this connection let them in. */
    void end(UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        through(session.sessions().getUserSessionsStream(realm, user))
                .forEach(userSession -> AuthenticationManager.backchannelLogout(session, userSession, false));
        UserSessionManager sessions = new UserSessionManager(session);
        through(session.sessions().getOfflineUserSessionsStream(realm, user))
                .forEach(sessions::revokeOfflineUserSession);
    }

    private List<UserSessionModel> through(Stream<UserSessionModel> sessions) {
        return sessions.filter(userSession -> alias.equals(userSession.getNote(Details.IDENTITY_PROVIDER)))
                .toList();
    }
}
