package io.github.keycloakjumpcloud.keycloak.scim.brake;

import io.github.keycloakjumpcloud.core.scim.BrakeRecord;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.keycloak.storage.configuration.jpa.entity.ServerConfigEntity;

/**
 * The row that holds a connection's record, in Keycloak's table of settings of the server. Keycloak's own access to that
 * table does not lock, and two nodes would count past each other.
 */
final class BrakeRow {

    private static final String PREFIX = "jumpcloud-scim-brake.";

    private final EntityManager entities;
    private final String key;

    BrakeRow(EntityManager entities, String realmId, String connection) {
        this.entities = entities;
        this.key = prefix(realmId) + connection;
    }

    private static String prefix(String realmId) {
        return PREFIX + realmId + ".";
    }

    /** The record as it is, without waiting for anybody. */
    Optional<BrakeRecord> read() {
        return Optional.ofNullable(entities.find(ServerConfigEntity.class, key))
                .map(ServerConfigEntity::getValue)
                .map(BrakeRecord::parse);
    }

    /** The row for this transaction alone, until it ends; absent when there is none. */
    Optional<Locked> lock() {
        return Optional.ofNullable(entities.find(ServerConfigEntity.class, key, LockModeType.PESSIMISTIC_WRITE))
                .map(Locked::new);
    }

    /** Adds the row, empty; fails at once when it is there. */
    void add() {
        ServerConfigEntity row = new ServerConfigEntity();
        row.setKey(key);
        row.setValue(BrakeRecord.EMPTY.toString());
        entities.persist(row);
        entities.flush();
    }

    /** Removes the row, if there is one. */
    void remove() {
        entities.createQuery("delete from ServerConfigEntity c where c.key = :key")
                .setParameter("key", key)
                .executeUpdate();
    }

    static void removeAll(EntityManager entities, String realmId) {
        String prefix = prefix(realmId);
        // The id of a realm may contain what LIKE takes for a wildcard.
        entities.createQuery("delete from ServerConfigEntity c where substring(c.key, 1, :length) = :prefix")
                .setParameter("length", prefix.length())
                .setParameter("prefix", prefix)
                .executeUpdate();
    }

    /** The row while nobody else can change it. */
    static final class Locked {

        private final ServerConfigEntity row;

        private Locked(ServerConfigEntity row) {
            this.row = row;
        }

        BrakeRecord read() {
            return BrakeRecord.parse(row.getValue());
        }

        void write(BrakeRecord next) {
            row.setValue(next.toString());
        }
    }
}
