package io.github.keycloakjumpcloud.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keycloak's admin REST API, as a service account of the realm. */
final class AdminRest implements Contender {

    /** The user attribute that stands for SCIM's external id. */
    private static final String EXTERNAL_ID = "externalId";

    private final Http http;
    private final Endpoint endpoint;
    private final String alias;
    private final Map<String, ObjectNode> representations = new ConcurrentHashMap<>();

    /** @param alias of the identity provider that created people are linked to */
    AdminRest(Http http, Endpoint endpoint, String alias) {
        this.http = http;
        this.endpoint = endpoint;
        this.alias = alias;
    }

    @Override
    public String name() {
        return "admin REST";
    }

    @Override
    public String stores() {
        return "user, attributes department, jobTitle and externalId, link to the identity provider";
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Call create(Person person) {
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("username", person.userName())
                .put("email", person.email())
                .put("enabled", true)
                .put("firstName", person.givenName())
                .put("lastName", person.familyName());
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("department").add(person.departmentName());
        attributes.putArray("jobTitle").add(person.title());
        attributes.putArray(EXTERNAL_ID).add(person.externalId());
        user.putArray("federatedIdentities")
                .addObject()
                .put("identityProvider", alias)
                .put("userId", person.email())
                .put("userName", person.email());
        return Call.expecting(201, endpoint.send("POST", "/users", user));
    }

    @Override
    public Call find(Key key, Person person, int hits) {
        String query =
                switch (key) {
                    case USER_NAME -> "exact=true&username=" + Endpoint.encode(person.userName());
                    case EXTERNAL_ID -> "q=" + Endpoint.encode(EXTERNAL_ID + ":" + person.externalId());
                    case EMAIL -> "exact=true&email=" + Endpoint.encode(person.email());
                };
        return new Call(
                endpoint.get("/users?" + query),
                reply -> reply.status() == 200
                        && reply.json().isArray()
                        && reply.json().size() == hits);
    }

    /** The representation is fetched once, when the call is made and not when it is sent. */
    @Override
    public Call setActive(String userId, boolean active) {
        ObjectNode user = representations.computeIfAbsent(userId, this::fetch).deepCopy();
        return Call.expecting(204, endpoint.send("PUT", "/users/" + userId, user.put("enabled", active)));
    }

    @Override
    public Call replace(Person person, String userId, boolean active, String title) {
        ObjectNode user = representations.computeIfAbsent(userId, this::fetch).deepCopy();
        user.put("enabled", active)
                .withObjectProperty("attributes")
                .putArray("jobTitle")
                .add(title);
        return Call.expecting(204, endpoint.send("PUT", "/users/" + userId, user));
    }

    Call setExternalId(String userId, String externalId) {
        ObjectNode user = fetch(userId);
        user.withObjectProperty("attributes").putArray(EXTERNAL_ID).add(externalId);
        return Call.expecting(204, endpoint.send("PUT", "/users/" + userId, user));
    }

    private ObjectNode fetch(String userId) {
        return (ObjectNode) http.require(Call.expecting(200, endpoint.get("/users/" + userId)))
                .json();
    }

    @Override
    public Call addMember(String groupId, String userId) {
        return Call.expecting(
                204,
                endpoint.send("PUT", "/users/" + userId + "/groups/" + groupId, JsonNodeFactory.instance.objectNode()));
    }

    @Override
    public Call removeMember(String groupId, String userId) {
        return Call.expecting(204, endpoint.delete("/users/" + userId + "/groups/" + groupId));
    }

    @Override
    public Call createGroup(String name) {
        return Call.expecting(
                201,
                endpoint.send(
                        "POST", "/groups", JsonNodeFactory.instance.objectNode().put("name", name)));
    }

    @Override
    public Call findNoGroup(String name) {
        return new Call(
                endpoint.get("/groups?exact=true&search=" + Endpoint.encode(name)),
                reply -> reply.status() == 200
                        && reply.json().isArray()
                        && reply.json().isEmpty());
    }

    @Override
    public Call deleteGroup(String groupId) {
        return Call.expecting(204, endpoint.delete("/groups/" + groupId));
    }

    @Override
    public Call deleteUser(String userId) {
        return Call.expecting(204, endpoint.delete("/users/" + userId));
    }

    Call group(String groupId) {
        return Call.expecting(200, endpoint.get("/groups/" + groupId));
    }

    /** Takes the link to the identity provider. */
    Call unlink(String userId) {
        return Call.expecting(204, endpoint.delete("/users/" + userId + "/federated-identity/" + alias));
    }

    /** Disables somebody, who gives up the address; a name cannot be changed by default. */
    Call release(String userId) {
        ObjectNode user = JsonNodeFactory.instance.objectNode().put("email", "").put("enabled", false);
        return Call.expecting(204, endpoint.send("PUT", "/users/" + userId, user));
    }

    /** All members of a group. */
    Call members(String groupId) {
        return Call.expecting(200, endpoint.get("/groups/" + groupId + "/members?max=-1&briefRepresentation=true"));
    }

    /** So that the next look-up of anybody goes to the database. */
    Call clearUserCache() {
        return Call.expecting(204, endpoint.send("POST", "/clear-user-cache", JsonNodeFactory.instance.objectNode()));
    }
}
