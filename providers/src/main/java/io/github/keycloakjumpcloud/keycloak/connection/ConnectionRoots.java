package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.group.GroupRoot;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the departments and groups of connections live. */
public final class ConnectionRoots {

    private static final String SETTINGS = """
            select p.alias, key(c), value(c) from IdentityProviderEntity p
            left join p.config c on key(c) in (:departments, :groups)
            where p.realmId = :realm and p.providerId = :type
            """;

    private ConnectionRoots() {}

    /** Both roots of a connection; one where no group can be is left out. */
    public static List<GroupRoot> of(ConnectionConfig connection) {
        Map<GroupRoot.Kind, GroupPath> paths = new EnumMap<>(Map.of(
                GroupRoot.Kind.DEPARTMENTS,
                connection.departmentRoot(),
                GroupRoot.Kind.GROUPS,
                connection.groupRoot()));
        return paths.entrySet().stream()
                .filter(root -> !root.getValue().isNowhere())
                .map(root -> new GroupRoot(
                        connection.getAlias(), root.getKey(), root.getValue().names()))
                .toList();
    }

    /** Those of all connections of a realm, by one statement: there may be thousands. */
    public static List<GroupRoot> ofRealm(EntityManager entities, String realmId) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        for (Object[] row : entities.createQuery(SETTINGS, Object[].class)
                .setParameter("realm", realmId)
                .setParameter("type", ConnectionConfig.PROVIDER_ID)
                .setParameter("departments", ConnectionSetting.DEPARTMENT_ROOT.key())
                .setParameter("groups", ConnectionSetting.GROUP_ROOT.key())
                .getResultList()) {
            Map<String, String> ofOne = settings.computeIfAbsent((String) row[0], alias -> new HashMap<>());
            if (row[2] != null) {
                ofOne.put((String) row[1], (String) row[2]);
            }
        }
        return settings.entrySet().stream()
                .flatMap(one -> of(connection(one.getKey(), one.getValue())).stream())
                .toList();
    }

    static ConnectionConfig connection(String alias, Map<String, String> settings) {
        ConnectionConfig connection = new ConnectionConfig();
        connection.setAlias(alias);
        connection.getConfig().putAll(settings);
        return connection;
    }
}
