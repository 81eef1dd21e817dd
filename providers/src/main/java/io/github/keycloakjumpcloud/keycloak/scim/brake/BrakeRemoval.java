package io.github.keycloakjumpcloud.keycloak.scim.brake;

import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Removes what is remembered of a connection together with it, or with its realm: Keycloak does not know of it. */
public final class BrakeRemoval implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            String connection = removed.getRemovedIdentityProvider().getInternalId();
            new BrakeRow(
                            entities(removed.getKeycloakSession()),
                            removed.getRealm().getId(),
                            connection)
                    .remove();
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            BrakeRow.removeAll(
                    entities(removed.getKeycloakSession()), removed.getRealm().getId());
        }
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
