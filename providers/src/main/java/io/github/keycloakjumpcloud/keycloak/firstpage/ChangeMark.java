package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** A mark in the database that is another one after each change of a realm's connections, and together with the change. */
final class ChangeMark {

    private static final String KIND = "jumpcloud-first-page";

    /** Oracle knows no empty text. */
    private static final String NEW = "-";

    /** The row is the whole realm's. */
    private static final String OF_REALM = "";

    private final KeycloakSession session;
    private final EntityManager entities;
    private final ConnectionRow row;
    private final String removed;

    ChangeMark(KeycloakSession session, String realmId) {
        this.session = session;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.row = new ConnectionRow(entities, KIND, realmId, OF_REALM);
        this.removed = ChangeMark.class.getName() + ".removed." + realmId;
    }

    /** The empty text before the first change. */
    String read() {
        return row.read().orElse("");
    }

    /** Remembers that this transaction removes the realm: it may import another one under the same id. */
    void noteRemoval() {
        session.setAttribute(removed, true);
    }

    /**
     * Changes it, as the last thing of a transaction: nobody waits long for the row, nor for anything else while holding it.
     *
     * @param add whether to add the mark where there is none
     */
    void renew(boolean add) {
        entities.flush();
        String mark = UUID.randomUUID().toString();
        if (row.write(mark) || !add) {
            return;
        }
        if (session.getAttribute(removed) == null) {
            // Others may add it at the same moment. Where this transaction has removed it, they wait for that, and so
            // would we.
            row.addAndCommit(session, NEW);
            if (row.write(mark)) {
                return;
            }
        }
        row.add(mark);
    }
}
