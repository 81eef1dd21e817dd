package io.github.keycloakjumpcloud.keycloak.scim.promise;

import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.core.scim.ScimMode;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The row that says when the rehearsal of a connection was begun. Bound to the session and its transaction. */
public final class RehearsalRow {

    private static final String KIND = "jumpcloud-rehearsal";

    private final KeycloakSession session;
    private final ConnectionRow row;

    public RehearsalRow(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.row = new ConnectionRow(session, KIND, realmId(session), connection.getInternalId());
    }

    /** The key of the row, for whoever reads it together with something else. */
    public static String key(String realmId, String connection) {
        return new Owner(realmId, connection).key(KIND);
    }

    /** The mode of a connection, as it is set. */
    public static ScimMode mode(ConnectionConfig connection) {
        return ScimMode.ofStored(connection.value(ConnectionSetting.SCIM_MODE).orElseThrow());
    }

    static String realmId(KeycloakSession session) {
        return session.getContext().getRealm().getId();
    }

    /** The time as it is, without waiting for anybody; empty when nothing was rehearsed since the connection was live. */
    public Optional<RehearsalTime> read() {
        return readAny().filter(time -> time.live().isEmpty());
    }

    /** The same, also of a connection that has gone live since. */
    Optional<RehearsalTime> readAny() {
        return row.read().flatMap(RehearsalTime::read);
    }

    /** Whether the rehearsal of this connection is over. */
    public static boolean isOver(KeycloakSession session, ConnectionConfig connection) {
        return mode(connection) == ScimMode.REHEARSE
                && new RehearsalRow(session, connection)
                        .read()
                        .filter(time -> time.isOver(ServerTime.now()))
                        .isPresent();
    }

    /** The row for this transaction alone, until it ends; added when there is none. */
    Optional<RehearsalTime> lock() {
        return RehearsalTime.read(
                row.lockOrAdd(session, RehearsalTime.from(ServerTime.now()).toString())
                        .read());
    }

    /** The same; empty when there is none. */
    Optional<RehearsalTime> lockPresent() {
        return row.lock().map(ConnectionRow.Locked::read).flatMap(RehearsalTime::read);
    }

    void write(RehearsalTime time) {
        row.write(time.toString());
    }

    void remove() {
        row.remove();
    }
}
