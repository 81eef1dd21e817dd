package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.department.DepartmentName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where departments were found that an admin made by hand and JumpCloud spells differently: so that the scan that found
 * them is not repeated at each login. One for each node; entries are hints that the reader verifies.
 */
public final class DepartmentIndex {

    private static final int LIMIT = 10_000;

    private final Map<Key, String> groupIds = new ConcurrentHashMap<>();

    Optional<String> get(String rootId, DepartmentName name) {
        return Optional.ofNullable(groupIds.get(new Key(rootId, name)));
    }

    void put(String rootId, DepartmentName name, String groupId) {
        if (groupIds.size() >= LIMIT) {
            groupIds.clear();
        }
        groupIds.put(new Key(rootId, name), groupId);
    }

    private record Key(String rootId, DepartmentName name) {}
}
