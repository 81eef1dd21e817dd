package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** A mark in the database that is another one after each change of a realm's connections, and together with the change. */
final class ChangeMark {

    private static final String KIND = "jumpcloud-first-page";

    private static final String NEVER_CHANGED = "";

    /** The row is the whole realm's. */
    private static final String OF_REALM = "";

    private final EntityManager entities;
    private final ConnectionRow row;

    private ChangeMark(EntityManager entities, ConnectionRow row) {
        this.entities = entities;
        this.row = row;
    }

    static ChangeMark of(KeycloakSession session, String realmId) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return new ChangeMark(entities, new ConnectionRow(entities, KIND, realmId, OF_REALM));
    }

    String read() {
        return row.read().orElse(NEVER_CHANGED);
    }

    /** Changes it, as the last thing of a transaction: nobody waits long for the row, nor for anything else while holding it. */
    void renew(KeycloakSession session) {
        entities.flush();
        row.lockOrAdd(session, NEVER_CHANGED).write(UUID.randomUUID().toString());
        entities.flush();
    }
}
