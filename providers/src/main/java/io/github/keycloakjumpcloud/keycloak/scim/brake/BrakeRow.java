package io.github.keycloakjumpcloud.keycloak.scim.brake;

import io.github.keycloakjumpcloud.core.scim.BrakeRecord;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The row that holds a connection's record. */
final class BrakeRow {

    static final String KIND = "jumpcloud-scim-brake";

    private final ConnectionRow row;

    BrakeRow(EntityManager entities, String realmId, String connection) {
        this.row = new ConnectionRow(entities, KIND, realmId, connection);
    }

    /** The record as it is, without waiting for anybody. */
    Optional<BrakeRecord> read() {
        return row.read().map(BrakeRecord::read);
    }

    /** The row for this transaction alone, until it ends; absent when there is none. */
    Optional<Locked> lock() {
        return row.lock().map(Locked::new);
    }

    /** The row for this transaction alone, until it ends; added when there is none. */
    Locked lockOrAdd(KeycloakSession session) {
        return new Locked(row.lockOrAdd(session, BrakeRecord.EMPTY.toString()));
    }

    /** Adds the row, empty; fails at once when it is there. */
    void add() {
        row.add(BrakeRecord.EMPTY.toString());
    }

    /** Removes the row, if there is one. */
    void remove() {
        row.remove();
    }

    /** The row while nobody else can change it. */
    static final class Locked {

        private final ConnectionRow.Locked row;

        private Locked(ConnectionRow.Locked row) {
            this.row = row;
        }

        BrakeRecord read() {
            return BrakeRecord.read(row.read());
        }

        void write(BrakeRecord next) {
            row.write(next.toString());
        }
    }
}
