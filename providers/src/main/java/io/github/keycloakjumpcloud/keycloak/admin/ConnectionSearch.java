package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;

/** Finds connections of a realm in the database, by one statement for each question, however many there are. */
final class ConnectionSearch {

    private static final String FROM =
            " from IdentityProviderEntity p where p.realmId = :realm and p.providerId = :type";

    private static final String LIKE = " and (lower(p.alias) like :pattern escape '" + ConnectionQuery.ESCAPE
            + "' or lower(p.displayName) like :pattern escape '" + ConnectionQuery.ESCAPE + "')";

    private static final String WITH_SETTINGS = "select p from IdentityProviderEntity p left join fetch p.config"
            + " where p.realmId = :realm and p.providerId = :type";

    private final EntityManager entities;
    private final String realmId;

    ConnectionSearch(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** The internal ids of those that are asked for, in order. */
    List<String> ids(ConnectionQuery query) {
        TypedQuery<String> ids = question(
                        "select p.internalId",
                        query,
                        " order by " + query.order().clause(),
                        String.class)
                .setFirstResult(query.first());
        query.max().ifPresent(ids::setMaxResults);
        return ids.getResultList();
    }

    /** How many there are on all pages. */
    long count(ConnectionQuery query) {
        return question("select count(p)", query, "", Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> question(String select, ConnectionQuery query, String end, Class<T> type) {
        TypedQuery<T> question =
                ofRealm(select + FROM + query.pattern().map(any -> LIKE).orElse("") + end, type);
        query.pattern().ifPresent(pattern -> question.setParameter("pattern", pattern));
        return question;
    }

    /** Reads them with their settings, so that Keycloak's own look-up of each finds them in the session. */
    void read(List<String> ids) {
        ofRealm(WITH_SETTINGS + " and p.internalId in :ids", IdentityProviderEntity.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** As {@link #read}, all of the realm. */
    void readAll() {
        ofRealm(WITH_SETTINGS, IdentityProviderEntity.class).getResultList();
    }

    private <T> TypedQuery<T> ofRealm(String statement, Class<T> type) {
        return entities.createQuery(statement, type)
                .setParameter("realm", realmId)
                .setParameter("type", ConnectionConfig.PROVIDER_ID);
    }
}
