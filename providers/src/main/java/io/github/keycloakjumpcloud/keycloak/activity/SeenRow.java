package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.Seen;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import java.time.LocalDate;
import java.util.Collection;
import org.keycloak.models.KeycloakSession;

/** The row that says who was seen of late, which all nodes write. Bound to the session and its transaction. */
public final class SeenRow {

    private static final String KIND = "jumpcloud-seen";

    private final KeycloakSession session;
    private final ConnectionRow row;

    /** @param connection its internal id */
    public SeenRow(KeycloakSession session, String realmId, String connection) {
        this.session = session;
        this.row = new ConnectionRow(session, KIND, realmId, connection);
    }

    /** As it is, without waiting for anybody. */
    public Seen read() {
        return row.read().map(Seen::read).orElse(Seen.NONE);
    }

    /** The row is long: it is written only where it changes. */
    void add(LocalDate day, Collection<String> ids) {
        if (!read().contains(day, ids)) {
            ConnectionRow.Locked locked = row.lockOrAdd(session, Seen.NONE.toString());
            locked.write(Seen.read(locked.read()).plus(day, ids).toString());
        }
    }
}
