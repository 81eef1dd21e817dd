package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The fine-grained admin permissions of one realm and their policies, over the admin REST API. */
public final class PermissionAdmin {
    private final RealmAdmin realm;
    private final String server;
    private final Optional<String> viewUsers;

    private PermissionAdmin(RealmAdmin realm, String clientId, Optional<String> viewUsers) {
        this.realm = realm;
        this.server = "clients/"
                + realm.get("clients?clientId=" + clientId).get(0).get("id").asText() + "/authz/resource-server/";
        this.viewUsers = viewUsers;
    }

    /** Switches the permissions of version 2 on for the realm. */
    public static PermissionAdmin secondVersion(RealmAdmin realm) {
        realm.update(Map.of("adminPermissionsEnabled", true));
        return new PermissionAdmin(realm, "admin-permissions", Optional.empty());
    }

    /**
     * Switches the permissions of version 1 on for the realm's users. The server must have version 1 of the feature.
     */
    public static PermissionAdmin firstVersion(RealmAdmin realm) {
        JsonNode permissions = realm.api()
                .put(realm.path("users-management-permissions"), Map.of("enabled", true))
                .body()
                .get("scopePermissions");
        return new PermissionAdmin(
                realm, "realm-management", Optional.of(permissions.get("view").asText()));
    }

    /** Lets the administrators of the policy view users. */
    public void permit(String policy) {
        if (viewUsers.isPresent()) {
            addTo(viewUsers.get(), policy);
        } else {
            create(
                    "permission/scope",
                    Map.of("resourceType", "Users", "scopes", List.of("view"), "policies", List.of(policy)));
        }
    }

    /** Lets the administrators of the policy manage this group (version 1). */
    public void permitGroup(String policy, String groupId) {
        JsonNode permissions = realm.api()
                .put(realm.path("groups/" + groupId + "/management/permissions"), Map.of("enabled", true))
                .body()
                .get("scopePermissions");
        addTo(permissions.get("manage").asText(), policy);
    }

    /** Lets the administrators of the policy manage these groups (version 2). */
    public void permitGroups(String policy, String... groupIds) {
        create(
                "permission/scope",
                Map.of(
                        "resourceType",
                        "Groups",
                        "resources",
                        List.of(groupIds),
                        "scopes",
                        List.of("manage"),
                        "policies",
                        List.of(policy)));
    }

    private void addTo(String permission, String policy) {
        ObjectNode representation = (ObjectNode) realm.get(server + "permission/scope/" + permission);
        ArrayNode policies = representation.putArray("policies").add(policy);
        realm.get(server + "policy/" + permission + "/associatedPolicies")
                .forEach(present -> policies.add(present.get("id").asText()));
        representation.put("decisionStrategy", "AFFIRMATIVE");
        realm.api().put(realm.path(server + "permission/scope/" + permission), representation);
    }

    /** A policy for these users. */
    public String users(String... userIds) {
        return create("policy/user", Map.of("users", List.of(userIds)));
    }

    /** A policy for the holders of a realm role. */
    public String role(String name) {
        String id = realm.get("roles/" + AdminApi.encode(name)).get("id").asText();
        return create("policy/role", Map.of("roles", List.of(Map.of("id", id))));
    }

    /** A policy for the members of a group. */
    public String group(String groupId, boolean withChildren) {
        return create("policy/group", Map.of("groups", List.of(Map.of("id", groupId, "extendChildren", withChildren))));
    }

    /** A policy that holds when any of these policies holds. */
    public String anyOf(String... policies) {
        return create("policy/aggregate", Map.of("policies", List.of(policies), "decisionStrategy", "AFFIRMATIVE"));
    }

    private String create(String kind, Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("name", UUID.randomUUID().toString());
        return realm.api().post(realm.path(server + kind), all).body().get("id").asText();
    }
}
