package io.github.keycloakjumpcloud.keycloak.connection;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Some settings of all connections of a realm, by one statement: it goes through the settings of all, and there may be thousands. */
public final class SettingsOfAll {

    private static final String SETTINGS = """
            select p.alias, key(c), value(c) from IdentityProviderEntity p
            left join p.config c on key(c) in :keys
            where p.realmId = :realm and p.providerId = :type
            """;

    private SettingsOfAll() {}

    /** By alias; settings that a connection does not have are left out, a connection without any of them is not. */
    public static Map<String, Map<String, String>> of(EntityManager entities, String realmId, Collection<String> keys) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        for (Object[] row : entities.createQuery(SETTINGS, Object[].class)
                .setParameter("realm", realmId)
                .setParameter("type", ConnectionConfig.PROVIDER_ID)
                .setParameter("keys", keys)
                .getResultList()) {
            Map<String, String> ofOne = settings.computeIfAbsent((String) row[0], alias -> new HashMap<>());
            if (row[2] != null) {
                ofOne.put((String) row[1], (String) row[2]);
            }
        }
        return settings;
    }
}
