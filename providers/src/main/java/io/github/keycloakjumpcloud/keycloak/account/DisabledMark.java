package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.scim.AccountLock;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Remembers on an account which connections have disabled it, in their {@link ScimRecord}s. */
public final class DisabledMark {

    private final KeycloakSession session;
    private final UserModel user;
    private final ConnectionConfig connection;

    public DisabledMark(KeycloakSession session, UserModel user, ConnectionConfig connection) {
        this.session = session;
        this.user = user;
        this.connection = connection;
    }

    public AccountLock read() {
        Set<String> connections = connections(user);
        boolean elsewhere = connections.stream()
                .filter(id -> !id.equals(connection.getInternalId()))
                .anyMatch(id -> isThere(session, id));
        return AccountLock.of(user.isEnabled(), connections.contains(connection.getInternalId()), elsewhere);
    }

    /**
     * Whether SCIM has disabled the account and nobody has enabled it since. The account itself may say otherwise: a request
     * that changes it at the same moment, in the account console for one, writes the whole row back.
     */
    public static boolean stands(KeycloakSession session, UserModel user) {
        return connections(user).stream().anyMatch(id -> isThere(session, id));
    }

    /** A connection that was deleted cannot take back what it did. */
    private static boolean isThere(KeycloakSession session, String connectionId) {
        return session.identityProviders().getById(connectionId) != null;
    }

    /** Whoever enabled the account has overruled every connection that had disabled it. */
    public static void clearIfEnabled(UserModel user) {
        if (user.isEnabled() && !connections(user).isEmpty()) {
            List<String> rest = ScimRecord.lines(user)
                    .map(line -> line.disabled(false))
                    .filter(line -> !line.isEmpty())
                    .map(RecordLine::text)
                    .toList();
            if (rest.isEmpty()) {
                user.removeAttribute(ScimRecord.ATTRIBUTE);
            } else {
                user.setAttribute(ScimRecord.ATTRIBUTE, rest);
            }
        }
    }

    private static Set<String> connections(UserModel user) {
        return ScimRecord.lines(user)
                .filter(RecordLine::disabled)
                .map(RecordLine::connection)
                .collect(Collectors.toSet());
    }
}
