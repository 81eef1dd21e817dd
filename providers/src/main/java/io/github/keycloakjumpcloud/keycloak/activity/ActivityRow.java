package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.Activity;
import io.github.keycloakjumpcloud.core.activity.Tally;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import java.time.LocalDate;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;

/** The row that holds a connection's last days, which all nodes add to. Bound to the session and its transaction. */
public final class ActivityRow {

    private static final String KIND = "jumpcloud-activity";

    private final KeycloakSession session;
    private final String connection;
    private final ConnectionRow row;

    /** @param connection its internal id */
    public ActivityRow(KeycloakSession session, String realmId, String connection) {
        this.session = session;
        this.connection = connection;
        this.row = new ConnectionRow(session, KIND, realmId, connection);
    }

    /** The days as they are, without waiting for anybody. */
    public Activity read() {
        return row.read().map(Activity::read).orElse(Activity.NONE);
    }

    /** Nothing is added for a connection that is gone. */
    void add(LocalDate day, Tally more) {
        boolean there = session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .find(IdentityProviderEntity.class, connection)
                != null;
        if (there) {
            ConnectionRow.Locked locked = row.lockOrAdd(session, Activity.NONE.toString());
            locked.write(Activity.read(locked.read()).plus(day, more).toString());
        }
    }
}
