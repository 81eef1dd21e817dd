package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.Log;
import io.github.keycloakjumpcloud.core.activity.LogEntry;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The rows that hold a connection's logs, one for each kind, which all nodes write. Bound to the session and its transaction. */
public final class LogRow {

    private static final String KIND = "jumpcloud-log-";

    private final KeycloakSession session;
    private final String realmId;
    private final String connection;

    /** @param connection its internal id */
    public LogRow(KeycloakSession session, String realmId, String connection) {
        this.session = session;
        this.realmId = realmId;
        this.connection = connection;
    }

    /** The log as it is, without waiting for anybody. */
    public <E extends LogEntry> Log<E> read(LogKind<E> kind) {
        return row(kind)
                .read()
                .map(stored -> Log.read(kind, stored))
                .orElseGet(() -> Log.none(kind))
                .at(ServerTime.now());
    }

    <E extends LogEntry> void add(Log<E> more) {
        ConnectionRow.Locked locked =
                row(more.kind()).lockOrAdd(session, Log.none(more.kind()).toString());
        locked.write(Log.read(more.kind(), locked.read())
                .plus(more)
                .at(ServerTime.now())
                .toString());
    }

    /** Removes what is too old. */
    void prune(LogKind<?> kind) {
        row(kind).lock().ifPresent(locked -> {
            String left = Log.read(kind, locked.read()).at(ServerTime.now()).toString();
            if (!left.equals(locked.read())) {
                locked.write(left);
            }
        });
    }

    /** Whose such rows there are. */
    static Set<Owner> owners(KeycloakSession session, LogKind<?> kind) {
        return ConnectionRow.readStarts(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), KIND + kind.name(), 1)
                .keySet();
    }

    /** Removes the entry of that key, if it is there. */
    public void remove(LogKind<?> kind, String key) {
        row(kind)
                .lock()
                .ifPresent(locked ->
                        locked.write(Log.read(kind, locked.read()).without(key).toString()));
    }

    private ConnectionRow row(LogKind<?> kind) {
        return new ConnectionRow(session, KIND + kind.name(), realmId, connection);
    }
}
