package io.github.keycloakjumpcloud.it.harness;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One realm, read and changed over the admin REST API. All ids are Keycloak's ids. */
public final class RealmAdmin {
    private final AdminApi api;
    private final String name;

    public RealmAdmin(AdminApi api, String name) {
        this.api = api;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** The API itself, for requests without a helper here. Make its paths by {@link #path(String)}. */
    public AdminApi api() {
        return api;
    }

    /** A path below this realm. */
    public String path(String below) {
        return name + "/" + below;
    }

    public JsonNode get(String below) {
        return api.get(path(below));
    }

    public void delete() {
        api.delete(name);
    }

    /** Changes fields of the realm. */
    public void update(Map<String, Object> fields) {
        api.put(name, fields);
    }

    // Clients

    /** Creates a client and returns its id (not its clientId). */
    public String createClient(Map<String, Object> representation) {
        return api.post(path("clients"), representation).id();
    }

    /** Creates an enabled user and returns its id. Further fields can override the defaults. */
    public String createUser(String email, Map<String, Object> fields) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", email);
        user.put("email", email);
        user.put("enabled", true);
        user.putAll(fields);
        return api.post(path("users"), user).id();
    }

    /** The accounts that have exactly this e-mail address. */
    public List<JsonNode> usersByEmail(String email) {
        return Json.list(get("users?exact=true&email=" + AdminApi.encode(email)));
    }

    /** The one account with this e-mail address. */
    public JsonNode user(String email) {
        List<JsonNode> users = usersByEmail(email);
        if (users.size() != 1) {
            throw new AssertionError("Expected one account for " + email + ", found " + users.size());
        }
        return users.get(0);
    }

    public long userCount() {
        return get("users/count").asLong();
    }

    public void updateUser(String userId, Consumer<ObjectNode> change) {
        update("users/" + userId, change);
    }

    /** Full paths of the groups that the user is a direct member of. */
    public List<String> groupsOf(String userId) {
        return Json.list(get("users/" + userId + "/groups?max=10000")).stream()
                .map(group -> group.get("path").asText())
                .sorted()
                .toList();
    }

    /** Names of the realm roles granted to the user directly. */
    public List<String> realmRolesOf(String userId) {
        return Json.list(get("users/" + userId + "/role-mappings/realm")).stream()
                .map(role -> role.get("name").asText())
                .sorted()
                .toList();
    }

    public List<JsonNode> sessionsOf(String userId) {
        return Json.list(get("users/" + userId + "/sessions"));
    }

    /** Waits until Keycloak has locked the user. Keycloak counts wrong passwords after it has answered. */
    public void awaitLock(String userId) {
        await("the account is locked").until(() -> get("attack-detection/brute-force/users/" + userId)
                .get("disabled")
                .asBoolean());
    }

    /** Adds a component to the realm itself. */
    public void addComponent(String providerId, String providerType, Map<String, List<String>> config) {
        api.post(
                path("components"),
                Map.of("name", providerId, "providerId", providerId, "providerType", providerType, "config", config));
    }

    /** Links a user to an identity provider. */
    public void linkIdentity(String userId, String alias, String subject) {
        api.post(
                path("users/" + userId + "/federated-identity/" + alias),
                Map.of("identityProvider", alias, "userId", subject, "userName", subject));
    }

    /** The identity providers that the user is linked to. */
    public List<JsonNode> federatedIdentitiesOf(String userId) {
        return Json.list(get("users/" + userId + "/federated-identity"));
    }

    // Groups

    /** Creates a group at the top, or below the parent when its id is given. */
    public String createGroup(String parentId, String groupName, Map<String, List<String>> attributes) {
        String below = parentId == null ? "groups" : "groups/" + parentId + "/children";
        JsonNode created = api.post(path(below), Map.of("name", groupName)).body();
        String id = created.has("id")
                ? created.get("id").asText()
                : groupByPath(pathOf(parentId, groupName)).orElseThrow();
        if (!attributes.isEmpty()) {
            api.put(path("groups/" + id), Map.of("name", groupName, "attributes", attributes));
        }
        return id;
    }

    /** The id of the group at a path, for example {@code /Departments/Sales}. */
    public Optional<String> groupByPath(String groupPath) {
        String encoded = AdminApi.encode(groupPath.substring(1)).replace("%2F", "/");
        Answer answer = api.exchange("GET", path("group-by-path/" + encoded), null);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(answer.body().get("id").asText());
    }

    /** The groups directly below a group. */
    public List<JsonNode> childGroups(String groupId) {
        return Json.list(get("groups/" + groupId + "/children?max=10000&briefRepresentation=false"));
    }

    /** The ids of a group's direct members, sorted. */
    public List<String> membersOf(String groupId) {
        return Json.list(get("groups/" + groupId + "/members?max=10000")).stream()
                .map(member -> member.get("id").asText())
                .sorted()
                .toList();
    }

    public void joinGroup(String userId, String groupId) {
        api.put(path("users/" + userId + "/groups/" + groupId), Map.of());
    }

    // Roles

    public void createRealmRole(String role) {
        api.post(path("roles"), Map.of("name", role));
    }

    // Events

    /** User events of a type (for example {@code LOGIN}), newest first. */
    public List<JsonNode> events(String type) {
        return Json.list(get("events?max=1000&type=" + type));
    }

    /** Admin events with their details, newest first. */
    public List<JsonNode> adminEvents() {
        return Json.list(get("admin-events?max=1000"));
    }

    /** The latest user events with an error, newest first. */
    public List<JsonNode> failures() {
        return Json.list(get("events?max=50")).stream()
                .filter(event -> event.path("type").asText().endsWith("_ERROR"))
                .toList();
    }

    /** The latest user events with the reference of a refusal, newest first. */
    public List<JsonNode> eventsOfRefusal(String reference) {
        return Json.list(get("events?max=50")).stream()
                .filter(event -> event.path("details")
                        .path("jumpcloud_reference")
                        .asText()
                        .equals(reference))
                .toList();
    }

    public void clearEvents() {
        api.delete(path("events"));
        api.delete(path("admin-events"));
    }

    // Identity providers

    /** Creates an identity provider, as the admin console does. */
    public Answer createIdentityProvider(String alias, String providerId, Map<String, String> config) {
        return api.post(
                path("identity-provider/instances"),
                Map.of("alias", alias, "providerId", providerId, "enabled", true, "config", config));
    }

    /** Asks for a new connection and returns the answer, whatever its status. */
    public Answer offerConnection(String alias, Map<String, String> config) {
        return api.exchange(
                "POST",
                path("identity-provider/instances"),
                Map.of("alias", alias, "providerId", TestRealm.PROVIDER, "enabled", true, "config", config));
    }

    /** Asks for changed settings of a connection and returns the answer, whatever its status. */
    public Answer offerSettings(String alias, Map<String, String> settings) {
        ObjectNode provider = (ObjectNode) identityProvider(alias);
        settings.forEach(((ObjectNode) provider.get("config"))::put);
        return api.exchange("PUT", path("identity-provider/instances/" + alias), provider);
    }

    public boolean hasIdentityProvider(String alias) {
        return api.exchange("GET", path("identity-provider/instances/" + alias), null)
                        .status()
                != 404;
    }

    /** The settings of an identity provider as the admin API shows them. */
    public Map<String, String> settings(String alias) {
        Map<String, String> settings = new TreeMap<>();
        identityProvider(alias)
                .get("config")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        return settings;
    }

    public JsonNode identityProvider(String alias) {
        return get("identity-provider/instances/" + alias);
    }

    public void updateIdentityProvider(String alias, Consumer<ObjectNode> change) {
        update("identity-provider/instances/" + alias, change);
    }

    /** Changes settings of a connection and leaves the others as they are. */
    public void configure(String alias, Map<String, String> settings) {
        updateIdentityProvider(alias, provider -> settings.forEach(((ObjectNode) provider.get("config"))::put));
    }

    public List<JsonNode> mappers(String alias) {
        return Json.list(get("identity-provider/instances/" + alias + "/mappers"));
    }

    // Flows

    /** All executions of a flow and its subflows, in the order of the admin console. */
    public List<JsonNode> executions(String flowAlias) {
        return Json.list(get("authentication/flows/" + AdminApi.encode(flowAlias) + "/executions"));
    }

    private void update(String below, Consumer<ObjectNode> change) {
        ObjectNode representation = (ObjectNode) get(below);
        change.accept(representation);
        api.put(path(below), representation);
    }

    private String pathOf(String parentId, String groupName) {
        return (parentId == null ? "" : get("groups/" + parentId).get("path").asText()) + "/" + groupName;
    }
}
