package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.activity.LockOut.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.UserSessionManager;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/** The Keycloak sessions, online and offline, of a person. */
public final class ConnectionSessions {

    private final KeycloakSession session;
    private final String alias;

    public ConnectionSessions(KeycloakSession session, String alias) {
        this.session = session;
        this.alias = alias;
    }

    /**
     * Logs the person out everywhere, applications included, as far as this connection let them in.
     *
     * @return what ended
     */
    public List<Ended> end(UserModel user) {
        return end(session, user, userSession -> alias.equals(userSession.getNote(Details.IDENTITY_PROVIDER)));
    }

    /**
     * Ends every session of a user, whichever way it came about; nothing when there is no such user.
     *
     * @return what ended
     */
    public static List<Ended> endAll(KeycloakSession session, String userId) {
        RealmModel realm = session.getContext().getRealm();
        // Sessions are looked for by the id. The account is read for those that are found: mostly there are none.
        UserModel user = new InMemoryUserAdapter(session, realm, userId);
        return end(session, user, userSession -> userSession.getUser() != null);
    }

    private static List<Ended> end(KeycloakSession session, UserModel user, Predicate<UserSessionModel> which) {
        RealmModel realm = session.getContext().getRealm();
        List<Ended> ended = new ArrayList<>();
        session.sessions()
                .getUserSessionsStream(realm, user)
                .filter(which)
                .toList()
                .forEach(userSession -> {
                    ended.add(about(userSession));
                    AuthenticationManager.backchannelLogout(session, userSession, false);
                });
        UserSessionManager sessions = new UserSessionManager(session);
        session.sessions()
                .getOfflineUserSessionsStream(realm, user)
                .filter(which)
                .toList()
                .forEach(userSession -> {
                    ended.add(about(userSession));
                    sessions.revokeOfflineUserSession(userSession);
                });
        return ended;
    }

    private static Ended about(UserSessionModel userSession) {
        return new Ended(
                userSession.getId(),
                userSession.isOffline(),
                userSession.getAuthenticatedClientSessions().values().stream()
                        .map(clientSession -> clientSession.getClient().getClientId())
                        .toList());
    }
}
