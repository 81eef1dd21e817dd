package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Fine-grained admin permissions of one realm and the policies that they apply, over the admin REST API. */
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

    /** Switches them on for the realm. */
    public static PermissionAdmin secondVersion(RealmAdmin realm) {
        realm.update(Map.of("adminPermissionsEnabled", true));
        return new PermissionAdmin(realm, "admin-permissions", Optional.empty());
    }

    /** Switches them on for the realm's users; the server must have the first version of the feature. */
    public static PermissionAdmin firstVersion(RealmAdmin realm) {
        JsonNode permissions = realm.api()
                .put(realm.path("users-management-permissions"), Map.of("enabled", true))
                .body()
                .get("scopePermissions");
        return new PermissionAdmin(
                realm, "realm-management", Optional.of(permissions.get("view").asText()));
    }

    /** Lets those whom the policy means view users. */
    public void permit(String policy) {
        if (viewUsers.isPresent()) {
            addTo(viewUsers.get(), policy);
        } else {
            create(
                    "permission/scope",
                    Map.of("resourceType", "Users", "scopes", List.of("view"), "policies", List.of(policy)));
        }
    }

    /** Lets those whom the policy means manage this group; of the first version. */
    public void permitGroup(String policy, String groupId) {
        JsonNode permissions = realm.api()
                .put(realm.path("groups/" + groupId + "/management/permissions"), Map.of("enabled", true))
                .body()
                .get("scopePermissions");
        addTo(permissions.get("manage").asText(), policy);
    }

    /** Lets those whom the policy means manage these groups; of the second version. */
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

    /** A policy for whoever holds the realm role. */
    public String role(String name) {
        String id = realm.get("roles/" + AdminApi.encode(name)).get("id").asText();
        return create("policy/role", Map.of("roles", List.of(Map.of("id", id))));
    }

    /** A policy for the members of a group. */
    public String group(String groupId, boolean withChildren) {
        return create("policy/group", Map.of("groups", List.of(Map.of("id", groupId, "extendChildren", withChildren))));
    }

    /** A policy of policies. */
    public String anyOf(String... policies) {
        return create("policy/aggregate", Map.of("policies", List.of(policies), "decisionStrategy", "AFFIRMATIVE"));
    }

    private String create(String kind, Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("name", UUID.randomUUID().toString());
        return realm.api().post(realm.path(server + kind), all).body().get("id").asText();
    }
}
