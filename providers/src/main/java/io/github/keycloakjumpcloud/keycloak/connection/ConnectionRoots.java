package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.group.GroupRoot;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the departments and groups of connections live. */
public final class ConnectionRoots {

    /** What says where the groups of a connection live. */
    public static final Set<String> SETTINGS =
            Set.of(ConnectionSetting.DEPARTMENT_ROOT.key(), ConnectionSetting.GROUP_ROOT.key());

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

    /** Those of all connections of a realm. */
    public static List<GroupRoot> ofRealm(EntityManager entities, String realmId) {
        return ofAll(SettingsOfAll.of(entities, realmId, SETTINGS));
    }

    /** @param settings of all connections of a realm, by alias; others than {@link #SETTINGS} do not matter */
    public static List<GroupRoot> ofAll(Map<String, Map<String, String>> settings) {
        return settings.entrySet().stream()
                .flatMap(one -> of(connection(one.getKey(), one.getValue())).stream())
                .toList();
    }

    public static ConnectionConfig connection(String alias, Map<String, String> settings) {
        ConnectionConfig connection = new ConnectionConfig();
        connection.setAlias(alias);
        connection.getConfig().putAll(settings);
        return connection;
    }
}
