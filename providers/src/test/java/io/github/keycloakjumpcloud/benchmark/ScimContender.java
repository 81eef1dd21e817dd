package io.github.keycloakjumpcloud.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** SCIM 2.0 (RFC 7644): the connection's endpoint or Keycloak's own. Both get the same messages. */
record ScimContender(String name, String stores, Endpoint endpoint) implements Contender {

    static final String MEDIA_TYPE = "application/scim+json";

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final String MEMBERS = "members";

    @Override
    public Call create(Person person) {
        return Call.expecting(201, endpoint.send("POST", "/Users", user(person, true, person.title())));
    }

    @Override
    public Call replace(Person person, String userId, boolean active, String title) {
        ObjectNode user = user(person, active, title).put("id", userId);
        return new Call(
                endpoint.send("PUT", "/Users/" + userId, user),
                reply -> reply.status() == 200 && reply.json().path("active").asBoolean(!active) == active);
    }

    private static ObjectNode user(Person person, boolean active, String title) {
        ObjectNode user = object();
        user.putArray("schemas").add(CORE).add(ENTERPRISE);
        user.put("userName", person.userName())
                .put("externalId", person.externalId())
                .put("active", active)
                .put("title", title);
        user.putObject("name").put("givenName", person.givenName()).put("familyName", person.familyName());
        user.putArray("emails")
                .addObject()
                .put("value", person.email())
                .put("type", "work")
                .put("primary", true);
        user.putObject(ENTERPRISE).put("department", person.departmentName());
        return user;
    }

    @Override
    public Call find(Key key, Person person, int hits) {
        String filter =
                switch (key) {
                    case USER_NAME -> "userName eq \"" + person.userName() + "\"";
                    case EXTERNAL_ID -> "externalId eq \"" + person.externalId() + "\"";
                    case EMAIL -> "emails.value eq \"" + person.email() + "\"";
                };
        return new Call(
                endpoint.get("/Users?filter=" + Endpoint.encode(filter)),
                reply -> reply.status() == 200
                        && reply.json().path("totalResults").asInt() == hits
                        && reply.json().path("Resources").size() == hits);
    }

    @Override
    public Call setActive(String userId, boolean active) {
        ObjectNode operation = operation("replace", "active").put("value", active);
        return new Call(
                endpoint.send("PATCH", "/Users/" + userId, patch(operation)),
                reply -> reply.status() == 200 && reply.json().path("active").asBoolean(!active) == active);
    }

    @Override
    public Call addMember(String groupId, String userId) {
        return addMembers(groupId, List.of(userId));
    }

    @Override
    public Call removeMember(String groupId, String userId) {
        return patchGroup(groupId, operation("remove", "members[value eq \"" + userId + "\"]"));
    }

    Call addMembers(String groupId, List<String> userIds) {
        return patchGroup(groupId, withMembers(operation("add", MEMBERS), "value", userIds));
    }

    Call removeMembers(String groupId, List<String> userIds) {
        return patchGroup(groupId, withMembers(operation("remove", MEMBERS), "value", userIds));
    }

    @Override
    public Call createGroup(String name) {
        return Call.expecting(201, endpoint.send("POST", "/Groups", group(name)));
    }

    /** Replaces the whole group, as JumpCloud may do. */
    Call replaceGroup(String groupId, String name, List<String> userIds) {
        ObjectNode group = withMembers(group(name).put("id", groupId), MEMBERS, userIds);
        return Call.expecting(200, endpoint.send("PUT", "/Groups/" + groupId, group));
    }

    @Override
    public Call findNoGroup(String name) {
        String filter = "displayName eq \"" + name + "\"";
        return new Call(
                endpoint.get("/Groups?filter=" + Endpoint.encode(filter)),
                reply -> reply.status() == 200
                        && reply.json().path("totalResults").asInt() == 0);
    }

    @Override
    public Call deleteGroup(String groupId) {
        return Call.expecting(204, endpoint.delete("/Groups/" + groupId));
    }

    @Override
    public Call deleteUser(String userId) {
        return Call.expecting(204, endpoint.delete("/Users/" + userId));
    }

    private static ObjectNode group(String name) {
        ObjectNode group = object().put("displayName", name);
        group.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Group");
        return group;
    }

    private Call patchGroup(String groupId, ObjectNode operation) {
        return new Call(
                endpoint.send("PATCH", "/Groups/" + groupId, patch(operation)),
                reply -> reply.status() == 200 || reply.status() == 204);
    }

    private static ObjectNode withMembers(ObjectNode object, String field, List<String> userIds) {
        ArrayNode members = object.putArray(field);
        userIds.forEach(id -> members.addObject().put("value", id));
        return object;
    }

    private static ObjectNode patch(ObjectNode operation) {
        ObjectNode body = object();
        body.putArray("schemas").add(PATCH);
        body.putArray("Operations").add(operation);
        return body;
    }

    private static ObjectNode operation(String op, String path) {
        return object().put("op", op).put("path", path);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
