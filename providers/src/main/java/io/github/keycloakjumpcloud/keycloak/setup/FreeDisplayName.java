package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The name of a connection to which nobody has given one. It is the text of its button, and two buttons of one name help nobody: only
 * one connection of a realm is called by the product alone.
 */
final class FreeDisplayName {

    private static final String PRODUCT = "JumpCloud";

    private static final String OTHERS = "select count(p) from IdentityProviderEntity p"
            + " where p.realmId = :realm and p.displayName = :name and p.alias <> :alias";

    private final EntityManager entities;
    private final String realmId;

    FreeDisplayName(KeycloakSession session, RealmModel realm) {
        this(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
    }

    FreeDisplayName(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    String of(IdentityProviderModel connection) {
        String alias = connection.getAlias();
        if (isFree(alias)) {
            return PRODUCT;
        }
        String named = PRODUCT + " (" + alias + ")";
        return named.length() > AttributeText.NAME_LIMIT ? alias : named;
    }

    private boolean isFree(String alias) {
        return entities.createQuery(OTHERS, Long.class)
                        .setParameter("realm", realmId)
                        .setParameter("name", PRODUCT)
                        .setParameter("alias", alias)
                        .getSingleResult()
                == 0;
    }
}
