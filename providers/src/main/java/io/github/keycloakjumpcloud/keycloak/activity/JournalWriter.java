package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.keycloak.activity.Journal.Owner;
import io.github.keycloakjumpcloud.keycloak.activity.Journal.Pages;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes this node's journal; what cannot be written stays in it. */
public final class JournalWriter {

    private static final Logger LOG = Logger.getLogger(JournalWriter.class);

    private final KeycloakSessionFactory factory;

    public JournalWriter(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Writes all of it, one connection after the other, each in a transaction of its own. */
    public void run() {
        Journal.ofNode().owners().forEach(this::write);
    }

    /** Writes what there is of one connection. */
    public void run(String realmId, String connectionId) {
        write(new Owner(realmId, connectionId));
    }

    /** The same; of a connection to which nothing has happened yet, today is noted as the first day that is known of. */
    public void begin(String realmId, String connectionId) {
        Journal.ofNode().begin(new Owner(realmId, connectionId));
        run(realmId, connectionId);
    }

    private void write(Owner owner) {
        Journal.ofNode().take(owner).ifPresent(pages -> {
            try {
                KeycloakModelUtils.runJobInTransaction(factory, session -> write(session, owner, pages));
            } catch (RuntimeException e) {
                LOG.warnf("The journal of connection %s could not be written: %s", owner.connectionId(), e.getClass());
                LOG.debug("Writing the journal", e);
                Journal.ofNode().putBack(owner, pages);
            }
        });
    }

    /** Nothing is written of a connection that is gone. */
    private static void write(KeycloakSession session, Owner owner, Pages pages) {
        boolean there = session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .find(IdentityProviderEntity.class, owner.connectionId())
                != null;
        if (there) {
            ActivityRow days = new ActivityRow(session, owner.realmId(), owner.connectionId());
            pages.days().forEach(days::add);
            SeenRow seen = new SeenRow(session, owner.realmId(), owner.connectionId());
            seen.add(ServerTime.today(), Set.of());
            pages.seen().forEach(seen::add);
            LogRow logs = new LogRow(session, owner.realmId(), owner.connectionId());
            pages.logs().forEach(logs::add);
        }
    }
}
