package io.github.keycloakjumpcloud.keycloak.access;

import io.github.keycloakjumpcloud.core.refusal.WaitingPeople;
import io.github.keycloakjumpcloud.core.refusal.WaitingPeople.Waiting;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionValue;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.row.ValueKind;
import java.util.function.UnaryOperator;
import org.keycloak.models.KeycloakSession;

/** The row that says who waits for access at a connection. It holds references of refusals, and nothing of any person. */
final class WaitingRow {

    static final ValueKind<WaitingPeople> KIND =
            new ValueKind<>("jumpcloud-access-request", WaitingPeople::read, WaitingPeople.NONE);

    private final ConnectionValue<WaitingPeople> people;

    WaitingRow(KeycloakSession session, Owner owner) {
        this.people = new ConnectionValue<>(session, KIND, owner);
    }

    void add(Waiting one) {
        change(people.lockOrAdd(), waiting -> waiting.with(one));
    }

    /** Takes somebody out who waits no more; returns whether this transaction did. */
    boolean remove(String person) {
        return people.lock()
                .filter(locked -> change(locked, waiting -> waiting.without(person)))
                .isPresent();
    }

    /** Whether anything has changed. */
    private static boolean change(ConnectionValue.Locked<WaitingPeople> locked, UnaryOperator<WaitingPeople> change) {
        WaitingPeople before = locked.read();
        WaitingPeople after = change.apply(before);
        boolean changed = !after.equals(before);
        if (changed) {
            locked.write(after);
        }
        return changed;
    }
}
