package io.github.keycloakjumpcloud.keycloak.access;

import io.github.keycloakjumpcloud.core.refusal.WaitingPeople;
import io.github.keycloakjumpcloud.core.refusal.WaitingPeople.Waiting;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The row that says who waits for access at a connection. It holds references of refusals, and nothing of any person. */
final class WaitingRow {

    private static final String KIND = "jumpcloud-access-request";

    private final KeycloakSession session;
    private final ConnectionRow row;

    WaitingRow(KeycloakSession session, String realmId, String connection) {
        this.session = session;
        this.row = new ConnectionRow(session, KIND, realmId, connection);
    }

    /** The texts of all rows, by {@link ConnectionRow#owner}. */
    static Map<String, String> all(KeycloakSession session) {
        return ConnectionRow.ofKind(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), KIND);
    }

    /** Those who wait, without waiting for other nodes. */
    WaitingPeople read() {
        return row.read().map(WaitingPeople::read).orElse(WaitingPeople.NONE);
    }

    void add(Waiting one) {
        change(row.lockOrAdd(session, WaitingPeople.NONE.toString()), people -> people.with(one));
    }

    /** Takes somebody out who waits no more; returns whether this transaction did. */
    boolean remove(String person) {
        return row.lock()
                .filter(locked -> change(locked, people -> people.without(person)))
                .isPresent();
    }

    /** Whether anything has changed. */
    private static boolean change(ConnectionRow.Locked locked, UnaryOperator<WaitingPeople> change) {
        WaitingPeople before = WaitingPeople.read(locked.read());
        WaitingPeople after = change.apply(before);
        boolean changed = !after.equals(before);
        if (changed) {
            locked.write(after.toString());
        }
        return changed;
    }
}
