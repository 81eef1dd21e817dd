package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Removes what is too old from the logs of all connections, those included to which nothing happens any more. */
public final class LogSweep {

    private static final Logger LOG = Logger.getLogger(LogSweep.class);

    private final KeycloakSessionFactory factory;

    public LogSweep(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Each row in a transaction of its own. */
    public void run() {
        List.of(LogKind.SYNC, LogKind.LOCK_OUTS, LogKind.CONFLICTS)
                .forEach(kind -> KeycloakModelUtils.runJobInTransactionWithResult(
                                factory, session -> LogRow.owners(session, kind))
                        .forEach(owner -> prune(owner, kind)));
    }

    private void prune(Owner owner, LogKind<?> kind) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory, session -> new LogRow(session, owner.realmId(), owner.connectionId()).prune(kind));
        } catch (RuntimeException e) {
            LOG.warnf("A log of connection %s could not be pruned: %s", owner.connectionId(), e.getClass());
        }
    }
}
