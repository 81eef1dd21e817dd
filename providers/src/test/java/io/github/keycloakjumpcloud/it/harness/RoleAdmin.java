package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The roles of one realm and their holders, over the admin REST API. Methods take the clientId of a client. */
public final class RoleAdmin {
    private final RealmAdmin realm;

    public RoleAdmin(RealmAdmin realm) {
        this.realm = realm;
    }

    /** Creates an administrator with {@link People#PASSWORD} and only these roles. */
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

    /** Grants the client role to all members of the group. */
    public void grantClientRoleToGroup(String groupId, String clientId, String role) {
        String uuid = clientUuid(clientId);
        realm.api().post(realm.path("groups/" + groupId + "/role-mappings/clients/" + uuid), List.of(role(uuid, role)));
    }

    /** Grants the realm role to all members of the group. */
    public void grantRealmRoleToGroup(String groupId, String role) {
        realm.api().post(realm.path("groups/" + groupId + "/role-mappings/realm"), List.of(realmRole(role)));
    }

    /** Adds the client role to the realm role. */
    public void makeComposite(String realmRole, String clientId, String role) {
        realm.api()
                .post(
                        realm.path("roles/" + AdminApi.encode(realmRole) + "/composites"),
                        List.of(role(clientUuid(clientId), role)));
    }

    /** Adds the inner realm role to the outer realm role. */
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
