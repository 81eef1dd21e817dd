package io.github.keycloakjumpcloud.keycloak.scim.token;

import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel.RealmPostCreateEvent;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Brings what an older version has stored to where tokens are now, when the server starts, and so what a realm brings along
 * that is imported.
 */
final class TokenMove implements ProviderEventListener {

    private static final Logger LOG = Logger.getLogger(TokenMove.class);

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            KeycloakModelUtils.runJobInTransaction(started.getFactory(), TokenMove::move);
        } else if (event instanceof RealmPostCreateEvent created) {
            move(created.getKeycloakSession());
        }
    }

    private static void move(KeycloakSession session) {
        int moved = StoredTokens.move(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
        if (moved > 0) {
            LOG.infof("SCIM tokens moved below their connections: %d", moved);
        }
    }
}
