package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.Activity;
import io.github.keycloakjumpcloud.core.activity.Tally;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import java.time.LocalDate;
import org.keycloak.models.KeycloakSession;

/** The row that holds a connection's last days, which all nodes add to. Bound to the session and its transaction. */
public final class ActivityRow {

    private static final String KIND = "jumpcloud-activity";

    private final KeycloakSession session;
    private final ConnectionRow row;

    /** @param connection its internal id */
    public ActivityRow(KeycloakSession session, String realmId, String connection) {
        this.session = session;
        this.row = new ConnectionRow(session, KIND, realmId, connection);
    }

    /** The days as they are, without waiting for anybody. */
    public Activity read() {
        return row.read().map(Activity::read).orElse(Activity.NONE);
    }

    void add(LocalDate day, Tally more) {
        ConnectionRow.Locked locked = row.lockOrAdd(session, Activity.NONE.toString());
        locked.write(Activity.read(locked.read()).plus(day, more).toString());
    }
}
