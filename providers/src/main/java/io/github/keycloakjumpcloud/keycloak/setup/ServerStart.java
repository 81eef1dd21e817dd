package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * What a node does when the database is ready: it opens the setup page of the administrators' realm, once for good, and says in
 * one line of the log which version runs and how many connections there are.
 */
final class ServerStart implements ProviderEventListener {

    private static final Logger LOG = Logger.getLogger(ServerStart.class);

    private static final String COUNT =
            "select count(p), count(distinct p.realmId) from IdentityProviderEntity p" + " where p.providerId = :type";

    private final KeycloakSessionFactory factory;

    ServerStart(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent) {
            run("Opening the setup page of the administrators' realm", ServerStart::offerPage);
            run("Counting the connections", ServerStart::tell);
        }
    }

    /** The server starts all the same: people must be able to sign in. */
    private void run(String name, Consumer<KeycloakSession> step) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, step::accept);
        } catch (RuntimeException e) {
            LOG.warnf("%s failed: %s", name, e.getClass().getName());
            LOG.debug(name, e);
        }
    }

    /** The first administrator lives there, and has no connection yet. */
    private static void offerPage(KeycloakSession session) {
        RealmModel administrators = session.realms().getRealmByName(Config.getAdminRealm());
        if (administrators != null) {
            new SetupPageSwitch(session, administrators).offerOnce();
        }
    }

    private static void tell(KeycloakSession session) {
        Object[] counted = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(COUNT, Object[].class)
                .setParameter("type", ConnectionConfig.PROVIDER_ID)
                .getSingleResult();
        LOG.infof("JumpCloud %s: connections: %d, realms with connections: %d", version(), counted[0], counted[1]);
    }

    private static String version() {
        return Objects.requireNonNullElse(ServerStart.class.getPackage().getImplementationVersion(), "unknown");
    }
}
