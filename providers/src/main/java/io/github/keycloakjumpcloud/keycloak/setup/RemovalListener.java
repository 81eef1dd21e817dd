package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.RememberedFacts;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import io.github.keycloakjumpcloud.keycloak.scim.token.ScimTokens;
import io.github.keycloakjumpcloud.keycloak.setuplink.SetupLinks;
import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Removes what is kept of a connection together with it, or with its realm: Keycloak does not know of it, but for the tokens of
 * a realm, which are its components.
 */
final class RemovalListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            remove(removed.getKeycloakSession(), removed.getRealm(), removed.getRemovedIdentityProvider());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            ConnectionRow.removeAll(
                    entities(removed.getKeycloakSession()), removed.getRealm().getId());
        }
    }

    private static void remove(KeycloakSession session, RealmModel realm, IdentityProviderModel model) {
        RememberedFacts.noteRemoval(session, model);
        // Whatever its type is now: somebody may have changed it, and its tokens must not outlive it.
        new ScimTokens(session, realm).removeAll(model.getInternalId());
        ConnectionRow.removeAll(entities(session), realm.getId(), model.getInternalId());
        new SetupLinks(session, realm).removeAll(model.getInternalId());
        if (ConnectionConfig.isConnection(model)) {
            new Leftovers(session, realm).removeWith(ConnectionConfig.of(model));
        }
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
