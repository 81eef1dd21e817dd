package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Roles of one realm and who holds them, over the admin REST API. A client is named by its clientId. */
public final class RoleAdmin {
    private final RealmAdmin realm;

    public RoleAdmin(RealmAdmin realm) {
        this.realm = realm;
    }

    /** Makes an account that can sign in by {@link People#PASSWORD} and administers the realm by these roles alone. */
    public void createAdministrator(String username, String... roles) {
        String userId = realm.createUser(username, People.withPassword());
        for (String role : roles) {
            grantClientRole(userId, "realm-management", role);
        }
    }

    public void createClientRole(String clientId, String role) {
        realm.api().post(realm.path("clients/" + clientUuid(clientId) + "/roles"), Map.of("name", role));
    }

    public void grantRealmRole(String userId, String role) {
        realm.api().post(realm.path("users/" + userId + "/role-mappings/realm"), List.of(realmRole(role)));
    }

    public void grantClientRole(String userId, String clientId, String role) {
        String uuid = clientUuid(clientId);
        realm.api().post(realm.path("users/" + userId + "/role-mappings/clients/" + uuid), List.of(role(uuid, role)));
    }

    /** Everyone in the group holds the client role. */
    public void grantClientRoleToGroup(String groupId, String clientId, String role) {
        String uuid = clientUuid(clientId);
        realm.api().post(realm.path("groups/" + groupId + "/role-mappings/clients/" + uuid), List.of(role(uuid, role)));
    }

    /** Everyone in the group holds the realm role. */
    public void grantRealmRoleToGroup(String groupId, String role) {
        realm.api().post(realm.path("groups/" + groupId + "/role-mappings/realm"), List.of(realmRole(role)));
    }

    /** Everyone with the realm role holds the client role. */
    public void makeComposite(String realmRole, String clientId, String role) {
        realm.api()
                .post(
                        realm.path("roles/" + AdminApi.encode(realmRole) + "/composites"),
                        List.of(role(clientUuid(clientId), role)));
    }

    /** Everyone with the outer realm role holds the inner one. */
    public void makeComposite(String outerRole, String innerRole) {
        realm.api()
                .post(realm.path("roles/" + AdminApi.encode(outerRole) + "/composites"), List.of(realmRole(innerRole)));
    }

    public void revokeClientRole(String userId, String clientId, String role) {
        String uuid = clientUuid(clientId);
        realm.api()
                .exchange(
                        "DELETE",
                        realm.path("users/" + userId + "/role-mappings/clients/" + uuid),
                        List.of(role(uuid, role)));
    }

    /** Names of the client's roles granted to the user directly. */
    public List<String> clientRolesOf(String userId, String clientId) {
        return Json.list(realm.get("users/" + userId + "/role-mappings/clients/" + clientUuid(clientId))).stream()
                .map(role -> role.get("name").asText())
                .sorted()
                .toList();
    }

    private JsonNode realmRole(String role) {
        return realm.get("roles/" + AdminApi.encode(role));
    }

    private JsonNode role(String clientUuid, String role) {
        return realm.get("clients/" + clientUuid + "/roles/" + AdminApi.encode(role));
    }

    private String clientUuid(String clientId) {
        return realm.get("clients?clientId=" + AdminApi.encode(clientId))
                .get(0)
                .get("id")
                .asText();
    }
}
