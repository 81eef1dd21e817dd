package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JumpCloud's "Identity Management" tab for one SCIM endpoint. JumpCloud looks a user up by userName, then creates or
 * replaces the user. The {@link RetryPolicy} of the client decides about repeated requests, which create nothing twice.
 * Every method throws {@link ScimErrorException} when the endpoint refuses, and {@link java.io.UncheckedIOException}
 * when no answer arrives.
 */
public final class JumpCloudProvisioning {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String USERS = "/Users";
    private static final String TEST_GROUP = "JumpCloud Test Group";
    private static final int CONFLICT = 409;
    private static final int PAGE = 100;

    private final ScimClient client;
    private final Lookup lookup;

    public JumpCloudProvisioning(ScimClient client) {
        this.client = client;
        lookup = new Lookup(client, USERS, "userName");
    }

    /** How Test Connection has removed its test user. */
    public enum TestUser {
        DELETED,
        /** The endpoint refused DELETE, so JumpCloud deactivated the user. */
        DEACTIVATED
    }

    /** The button "Test Connection": creates a test user and a test group, then removes both. */
    public TestUser testConnection(String testEmail) {
        return testConnection(JumpCloudUser.of(Person.named(testEmail, testEmail, "Test", "User")));
    }

    /** Tests the connection as {@link #testConnection(String)} does, with the given test user. */
    public TestUser testConnection(JumpCloudUser user) {
        String userId = provision(user).id();
        String groupId = groups().provide(TEST_GROUP).id();
        groups().delete(groupId);
        if (client.exchange("DELETE", user(userId), null).isDeleted()) {
            return TestUser.DELETED;
        }
        deactivate(userId);
        return TestUser.DEACTIVATED;
    }

    /** Creates or replaces the person's user, as {@link #provision(JumpCloudUser)} does. */
    public Provisioned provision(Person person) {
        return provision(JumpCloudUser.of(person));
    }

    /** Creates the user, or replaces the user with the same userName. */
    public Provisioned provision(JumpCloudUser user) {
        Optional<JsonNode> stored = find(user.userName());
        if (stored.isPresent()) {
            return replace(user, stored.get());
        }
        ScimRequest creation = ScimClient.request("POST", USERS, user.creation());
        ScimAnswer answer = client.exchange(creation);
        if (answer.isSuccess()) {
            return new Provisioned(answer.id(), ProvisioningEffect.CREATED, answer.body());
        }
        // An earlier attempt can have created the user before its answer was lost. The look-up does not find users of
        // others.
        Optional<JsonNode> meanwhile = answer.status() == CONFLICT ? find(user.userName()) : Optional.empty();
        if (meanwhile.isEmpty()) {
            throw new ScimErrorException(creation, answer);
        }
        Provisioned replaced = replace(user, meanwhile.get());
        return answer.attempts() > 1 ? replaced.as(ProvisioningEffect.CREATED) : replaced;
    }

    /** The endpoint's user with the userName. */
    public Optional<JsonNode> find(String userName) {
        return lookup.find(userName);
    }

    /** Suspends the user: reads the endpoint's copy and puts it back with {@code active} false. */
    public ScimAnswer deactivate(String id) {
        return putActive(id, false);
    }

    /** Unsuspends the user: reads the endpoint's copy and puts it back with {@code active} true. */
    public ScimAnswer reactivate(String id) {
        return putActive(id, true);
    }

    /** Suspends or unsuspends the user by PATCH with the path {@code active} (RFC 7644 section 3.5.2.3). */
    public ScimAnswer patchActive(String id, boolean active) {
        return client.require("PATCH", user(id), PatchBody.replace("active", NODES.booleanNode(active)));
    }

    /** Replaces the given attributes of the user by PATCH without a path (RFC 7644 section 3.5.2.3). */
    public ScimAnswer patch(String id, ObjectNode attributes) {
        return client.require("PATCH", user(id), PatchBody.replace(null, attributes));
    }

    /** Deletes the user. A repeated request can find the user deleted already. */
    public void delete(String id) {
        client.delete(user(id));
    }

    /** The management of user groups, for the same endpoint. */
    public JumpCloudGroups groups() {
        return new JumpCloudGroups(client);
    }

    /** All users of the endpoint, read page by page as "Import" does (RFC 7644 section 3.4.2.4). */
    public List<JsonNode> importUsers() {
        return importUsers(PAGE);
    }

    /** All users of the endpoint as {@link #importUsers()}, with the given number of users a page. */
    public List<JsonNode> importUsers(int pageSize) {
        List<JsonNode> users = new ArrayList<>();
        while (true) {
            ScimAnswer page = client.require(ScimRequest.of("GET", USERS)
                    .withQuery(
                            Map.of("startIndex", String.valueOf(users.size() + 1), "count", String.valueOf(pageSize))));
            users.addAll(page.resources());
            if (page.resources().isEmpty()
                    || users.size() >= page.body().path("totalResults").asInt()) {
                return users;
            }
        }
    }

    private Provisioned replace(JumpCloudUser user, JsonNode stored) {
        String id = stored.path("id").asText();
        ScimAnswer answer = client.require("PUT", user(id), user.replacement(stored));
        boolean same = comparable(stored).equals(comparable(answer.body()));
        return new Provisioned(id, same ? ProvisioningEffect.UNCHANGED : ProvisioningEffect.UPDATED, answer.body());
    }

    private ScimAnswer putActive(String id, boolean active) {
        ObjectNode copy = client.require("GET", user(id), null).body().deepCopy();
        copy.remove("meta");
        return client.require("PUT", user(id), copy.put("active", active));
    }

    private static JsonNode comparable(JsonNode resource) {
        JsonNode copy = resource.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.remove(List.of("meta", "schemas"));
        }
        return copy;
    }

    private static String user(String id) {
        return USERS + "/" + id;
    }
}
