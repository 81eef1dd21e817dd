package io.github.keycloakjumpcloud.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * By admin REST: look-up and one POST of each person, with the same rows: attributes, among them what else the message says, the link, and
 * the memberships of groups that were made before.
 */
final class RestSync implements SyncClient {

    private static final String REALM = "sync-rest";
    private static final String ALIAS = "saml";

    private static final List<String> STORED_ELSEWHERE = List.of(
            "schemas",
            "userName",
            "emails",
            "name",
            "title",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");

    private final SyncNodes nodes;
    private final Map<URI, String> tokens = new HashMap<>();

    RestSync(SyncNodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public String name() {
        return "admin REST";
    }

    @Override
    public String realm() {
        return REALM;
    }

    @Override
    public void prepare() {
        nodes.all().forEach(node -> tokens.put(node, nodes.adminToken(node)));
        AdminClient admin = nodes.admin();
        admin.require("POST", "", Map.of("realm", REALM, "enabled", true));
        ObjectNode profile = (ObjectNode)
                admin.require("GET", REALM + "/users/profile", null).body();
        admin.require("PUT", REALM + "/users/profile", profile.put("unmanagedAttributePolicy", "ADMIN_EDIT"));
        Map<String, String> config =
                Map.of("idpEntityId", "JumpCloud", "singleSignOnServiceUrl", BenchmarkRealm.SIGN_ON_URL);
        admin.require(
                "POST",
                REALM + "/identity-provider/instances",
                Map.of("alias", ALIAS, "providerId", "saml", "enabled", true, "config", config));
        Stream.of(
                        SyncPerson.departments(),
                        SyncPerson.groupNames(FirstSync.WARM),
                        SyncPerson.groupNames(FirstSync.COUNTED))
                .flatMap(List::stream)
                .forEach(group -> admin.require("POST", REALM + "/groups", Map.of("name", group)));
    }

    @Override
    public Call lookUp(SyncPerson person) {
        return new Call(
                rest().get("/users?exact=true&username=" + Endpoint.encode(person.email())),
                reply -> reply.status() == 200
                        && reply.json().isArray()
                        && reply.json().isEmpty());
    }

    @Override
    public Call create(SyncPerson person) {
        ObjectNode message = person.user().creation();
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("username", person.email())
                .put("email", person.email())
                .put("emailVerified", true)
                .put("enabled", true)
                .put("firstName", message.at("/name/givenName").asText())
                .put("lastName", message.at("/name/familyName").asText());
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("department").add(person.department());
        attributes.putArray("jobTitle").add(message.path("title").asText());
        attributes.putArray("externalId").add(message.path("externalId").asText());
        attributes.putArray("record").add(others(message).toString());
        attributes
                .putArray("key")
                .add("externalId " + message.path("externalId").asText());
        user.putArray("federatedIdentities")
                .addObject()
                .put("identityProvider", ALIAS)
                .put("userId", person.email())
                .put("userName", person.email());
        person.memberships().forEach(user.putArray("groups")::add);
        return Call.expecting(201, rest().send("POST", "/users", user));
    }

    /** What has no place of its own in Keycloak. */
    private static ObjectNode others(ObjectNode message) {
        return message.deepCopy().remove(STORED_ELSEWHERE);
    }

    @Override
    public List<SyncTask> afterwards(Map<SyncPerson, String> ids) {
        return List.of();
    }

    private Endpoint rest() {
        URI node = nodes.next();
        return new Endpoint(node + "/admin/realms/" + REALM, tokens.get(node), "application/json");
    }
}
