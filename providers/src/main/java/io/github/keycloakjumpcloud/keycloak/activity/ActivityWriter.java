package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.Tally;
import io.github.keycloakjumpcloud.keycloak.activity.ActivityCount.Key;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes what this node has counted; what cannot be written is counted on. */
public final class ActivityWriter {

    private static final Logger LOG = Logger.getLogger(ActivityWriter.class);

    private final KeycloakSessionFactory factory;

    public ActivityWriter(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Writes all of it, each connection's in a transaction of its own. */
    public void run() {
        ActivityCount.ofNode().take().forEach(this::write);
    }

    private void write(Key key, Tally tally) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> new ActivityRow(session, key.realmId(), key.connectionId()).add(key.day(), tally));
        } catch (RuntimeException e) {
            LOG.debugf(e, "The activity of connection %s could not be written", key.connectionId());
            ActivityCount.ofNode().add(key, tally);
        }
    }
}
