package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.metric.ConnectionFigure;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;

/** A connection that people can sign in through. */
record EnabledConnection(RealmModel realm, ConnectionConfig config) {

    /** Those of all realms, by one statement: Keycloak itself looks into one realm at a time. */
    static List<EnabledConnection> all(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select distinct p from IdentityProviderEntity p left join fetch p.config"
                                + " where p.providerId = :type and p.enabled = true",
                        IdentityProviderEntity.class)
                .setParameter("type", ConnectionConfig.PROVIDER_ID)
                .getResultStream()
                .map(entity -> of(session, entity))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What a metric shows of it. */
    <V> ConnectionFigure<V> figure(V value) {
        return new ConnectionFigure<>(realm.getName(), config.getAlias(), value);
    }

    private static EnabledConnection of(KeycloakSession session, IdentityProviderEntity entity) {
        RealmModel realm = session.realms().getRealm(entity.getRealmId());
        if (realm == null || !realm.isEnabled()) {
            return null;
        }
        IdentityProviderModel model = new IdentityProviderModel();
        model.setInternalId(entity.getInternalId());
        model.setAlias(entity.getAlias());
        model.setProviderId(entity.getProviderId());
        model.setConfig(new HashMap<>(entity.getConfig()));
        return new EnabledConnection(realm, ConnectionConfig.of(model));
    }
}
