package io.github.keycloakjumpcloud.it.harness.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The SCIM endpoint of a test realm's connection, with a token of the endpoint. */
public final class ScimSide {

    /** The schema of the enterprise extension (RFC 7643 section 4.3). */
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final TestRealm realm;
    private final ScimClient client;

    private ScimSide(TestRealm realm, ScimClient client) {
        this.realm = realm;
        this.client = client;
    }

    /** Switches SCIM on and creates a token. */
    public static ScimSide of(TestRealm realm) {
        realm.configure(Map.of("scimEnabled", "true"));
        return withNewToken(realm, "JumpCloud");
    }

    /** Creates another token and uses it. */
    public static ScimSide withNewToken(TestRealm realm, String name) {
        return new ScimSide(realm, ScimClient.of(baseUrl(realm), newToken(realm, name)));
    }

    /** The SCIM base URL of the connection. */
    public static URI baseUrl(TestRealm realm) {
        return URI.create(realm.entityId() + "/jumpcloud/" + realm.alias() + "/scim/v2");
    }

    /** Creates another token. */
    public static String newToken(TestRealm realm, String name) {
        return new ScimAdmin(realm.admin(), realm.alias()).newToken(name);
    }

    /** The client for any request. */
    public ScimClient client() {
        return client;
    }

    /** JumpCloud's provisioning at this endpoint. */
    public JumpCloudProvisioning jumpCloud() {
        return new JumpCloudProvisioning(client);
    }

    public ScimAnswer get(String path) {
        return client.exchange("GET", path, null);
    }

    public ScimAnswer post(String path, JsonNode body) {
        return client.exchange("POST", path, body);
    }

    public ScimAnswer put(String path, JsonNode body) {
        return client.exchange("PUT", path, body);
    }

    public ScimAnswer patch(String path, JsonNode... operations) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(PATCH);
        body.putArray("Operations").addAll(List.of(operations));
        return client.exchange("PATCH", path, body);
    }

    public ScimAnswer delete(String path) {
        return client.exchange("DELETE", path, null);
    }

    /** Creates a user, which must succeed, and returns its id. */
    public String createUser(ObjectNode user) {
        ScimAnswer answer = post("/Users", user);
        if (answer.status() != 201) {
            throw new AssertionError("The user was not created: " + answer.status() + " " + answer.text());
        }
        return answer.id();
    }

    /** A person at example.com as JumpCloud sends one. */
    public static ObjectNode user(String name) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.putArray("schemas")
                .add("urn:ietf:params:scim:schemas:core:2.0:User")
                .add(ENTERPRISE);
        user.put("userName", name + "@example.com").put("active", true).put("displayName", "Given " + name);
        user.putObject("name").put("givenName", "Given").put("familyName", "Family");
        user.putArray("emails")
                .addObject()
                .put("value", name + "@example.com")
                .put("type", "work")
                .put("primary", true);
        return user;
    }

    /** A person as {@link #user(String)}, with a department. */
    public static ObjectNode userIn(String name, String department) {
        ObjectNode user = user(name);
        user.putObject(ENTERPRISE).put("department", department);
        return user;
    }

    /** A PATCH operation (RFC 7644 section 3.5.2). A null path or value is left out. */
    public static ObjectNode operation(String op, String path, JsonNode value) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode().put("op", op);
        if (path != null) {
            operation.put("path", path);
        }
        if (value != null) {
            operation.set("value", value);
        }
        return operation;
    }

    /** A group with these members as JumpCloud sends one. */
    public static ObjectNode group(String displayName, String... memberIds) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Group");
        group.put("displayName", displayName);
        if (memberIds.length > 0) {
            group.set("members", members(memberIds));
        }
        return group;
    }

    /** The value of the attribute {@code members}. */
    public static ArrayNode members(String... ids) {
        ArrayNode members = JsonNodeFactory.instance.arrayNode();
        for (String id : ids) {
            members.addObject().put("value", id);
        }
        return members;
    }

    /** Creates a group, which must succeed, and returns its id. */
    public String createGroup(String displayName, String... memberIds) {
        ScimAnswer answer = post("/Groups", group(displayName, memberIds));
        if (answer.status() != 201) {
            throw new AssertionError("The group was not created: " + answer.status() + " " + answer.text());
        }
        return answer.id();
    }

    /** The answer to a search with the filter. */
    public ScimAnswer find(String endpoint, String filter) {
        return client.exchange(
                ScimRequest.of("GET", "/" + endpoint).withQuery(Map.of("filter", filter, "count", "200")));
    }

    /** The ids of the resources of a list, in their order. */
    public static List<String> ids(ScimAnswer list) {
        return list.resources().stream()
                .map(resource -> resource.get("id").asText())
                .toList();
    }

    /** The ids of a group's members as SCIM shows them, in no order. */
    public Set<String> membersOf(String groupId) {
        Set<String> ids = new HashSet<>();
        get("/Groups/" + groupId)
                .body()
                .path("members")
                .forEach(member -> ids.add(member.get("value").asText()));
        return ids;
    }

    /** The account behind a SCIM id, as the admin API shows it. */
    public JsonNode account(String id) {
        return realm.admin().get("users/" + id);
    }

    public TestRealm realm() {
        return realm;
    }
}
