package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.Activity;
import io.github.keycloakjumpcloud.core.activity.Seen;
import io.github.keycloakjumpcloud.keycloak.activity.Journal.Pages;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionValue;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.row.ValueKind;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes this node's journal; what cannot be written stays in it. */
public final class JournalWriter {

    /** A connection's last days. */
    public static final ValueKind<Activity> ACTIVITY =
            new ValueKind<>("jumpcloud-activity", Activity::read, Activity.NONE);

    /** Who was seen of late. */
    public static final ValueKind<Seen> SEEN = new ValueKind<>("jumpcloud-seen", Seen::read, Seen.NONE);

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
            ConnectionValue<Activity> days = new ConnectionValue<>(session, ACTIVITY, owner);
            pages.days().forEach((day, more) -> days.change(known -> known.plus(day, more)));
            ConnectionValue<Seen> seen = new ConnectionValue<>(session, SEEN, owner);
            add(seen, ServerTime.today(), Set.of());
            pages.seen().forEach((day, ids) -> add(seen, day, ids));
            LogRow logs = new LogRow(session, owner.realmId(), owner.connectionId());
            pages.logs().forEach(logs::add);
        }
    }

    /** The row is long: it is written only where it changes. */
    private static void add(ConnectionValue<Seen> seen, LocalDate day, Collection<String> ids) {
        if (!seen.read().contains(day, ids)) {
            seen.change(known -> known.plus(day, ids));
        }
    }
}
