package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.metric.ConnectionFigure;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** A connection that people can sign in through, with no settings but those of its certificates and of SCIM. */
record EnabledConnection(RealmModel realm, ConnectionConfig config) {

    /** Each node asks every minute: with all its settings, a connection has dozens of rows. */
    private static final String ENABLED = """
            select p.realmId, p.internalId, p.alias, key(c), value(c) from IdentityProviderEntity p
            left join p.config c on key(c) in (:certificates, :metadataUrl, :scim)
            where p.providerId = :type and p.enabled = true
            """;

    /** Those of all realms, by one statement: Keycloak itself looks into one realm at a time. */
    static List<EnabledConnection> all(KeycloakSession session) {
        Map<String, Stored> found = new LinkedHashMap<>();
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(ENABLED, Object[].class)
                .setParameter("certificates", SAMLIdentityProviderConfig.SIGNING_CERTIFICATE_KEY)
                .setParameter("metadataUrl", SAMLIdentityProviderConfig.USE_METADATA_DESCRIPTOR_URL)
                .setParameter("scim", ConnectionSetting.SCIM_ENABLED.key())
                .setParameter("type", ConnectionConfig.PROVIDER_ID)
                .getResultList()
                .forEach(row -> found.computeIfAbsent((String) row[1], id -> Stored.of(row))
                        .add((String) row[3], (String) row[4]));
        return in(session, found.values());
    }

    private static List<EnabledConnection> in(KeycloakSession session, Collection<Stored> connections) {
        return connections.stream()
                .map(stored -> {
                    RealmModel realm = session.realms().getRealm(stored.realmId());
                    return realm == null || !realm.isEnabled() ? null : new EnabledConnection(realm, stored.config());
                })
                .filter(Objects::nonNull)
                .toList();
    }

    /** What a metric shows of it. */
    <V> ConnectionFigure<V> figure(V value) {
        return new ConnectionFigure<>(realm.getName(), config.getAlias(), value);
    }

    private record Stored(String realmId, String internalId, String alias, Map<String, String> settings) {

        static Stored of(Object[] row) {
            return new Stored((String) row[0], (String) row[1], (String) row[2], new HashMap<>());
        }

        /** @param key null where there is no such setting */
        void add(String key, String value) {
            if (key != null) {
                settings.put(key, value);
            }
        }

        ConnectionConfig config() {
            IdentityProviderModel model = new IdentityProviderModel();
            model.setInternalId(internalId);
            model.setAlias(alias);
            model.setProviderId(ConnectionConfig.PROVIDER_ID);
            model.setConfig(settings);
            return ConnectionConfig.of(model);
        }
    }
}
