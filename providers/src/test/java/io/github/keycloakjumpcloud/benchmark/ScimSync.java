package io.github.keycloakjumpcloud.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.util.List;
import java.util.Map;

/** As JumpCloud does it: look-up and POST of each person, then look-up and POST of each group, and PATCH of its members. */
final class ScimSync implements SyncClient {

    private static final String REALM = "sync-scim";
    private static final String ALIAS = "jumpcloud";
    private static final String USERS = "/Users";
    private static final String GROUPS = "/Groups";
    private static final int MEMBERS_A_REQUEST = 100;

    private final SyncNodes nodes;
    private String token;

    ScimSync(SyncNodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public String name() {
        return Site.OURS;
    }

    @Override
    public String realm() {
        return REALM;
    }

    @Override
    public void prepare() {
        AdminClient admin = nodes.admin();
        admin.require("POST", "", Map.of("realm", REALM, "enabled", true));
        SsoApplication application =
                SsoApplication.of("sync", "Sync", "http://127.0.0.1/sync", "http://127.0.0.1/sync/endpoint");
        Map<String, String> config = Map.of(
                "metadataFile", application.metadata(BenchmarkRealm.SIGN_ON_URL).xml(), "scimEnabled", "true");
        admin.require(
                "POST",
                REALM + "/identity-provider/instances",
                Map.of("alias", ALIAS, "providerId", "jumpcloud-saml", "enabled", true, "config", config));
        token = admin.require("POST", REALM + "/jumpcloud/" + ALIAS + "/scim-tokens", Map.of("name", "benchmark"))
                .body()
                .get("token")
                .asText();
    }

    @Override
    public Call lookUp(SyncPerson person) {
        return lookUp(USERS, "userName", person.user().userName());
    }

    @Override
    public Call create(SyncPerson person) {
        return Call.expecting(201, scim().send("POST", USERS, person.user().creation()));
    }

    @Override
    public List<SyncTask> afterwards(Map<SyncPerson, String> ids) {
        return ids.keySet().stream()
                .flatMap(person -> person.groups().stream())
                .distinct()
                .sorted()
                .<SyncTask>map(group -> sender -> provide(group, ids, sender))
                .toList();
    }

    private void provide(String group, Map<SyncPerson, String> ids, Sender sender) {
        List<String> members = ids.entrySet().stream()
                .filter(person -> person.getKey().groups().contains(group))
                .map(Map.Entry::getValue)
                .toList();
        sender.send(lookUp(GROUPS, "displayName", group));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("displayName", group);
        body.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Group");
        String id = sender.send(Call.expecting(201, scim().send("POST", GROUPS, body)))
                .json()
                .path("id")
                .asText();
        for (int from = 0; from < members.size(); from += MEMBERS_A_REQUEST) {
            List<String> some = members.subList(from, Math.min(from + MEMBERS_A_REQUEST, members.size()));
            sender.send(new Call(
                    scim().send("PATCH", GROUPS + "/" + id, addition(some)),
                    reply -> reply.status() == 200 || reply.status() == 204));
        }
    }

    private Call lookUp(String path, String attribute, String value) {
        return new Call(
                scim().get(path + "?filter=" + Endpoint.encode(attribute + " eq \"" + value + "\"")),
                reply -> reply.status() == 200
                        && reply.json().path("totalResults").asInt(-1) == 0);
    }

    private static ObjectNode addition(List<String> ids) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        ArrayNode value = body.putArray("Operations")
                .addObject()
                .put("op", "add")
                .put("path", "members")
                .putArray("value");
        ids.forEach(id -> value.addObject().put("value", id));
        return body;
    }

    private Endpoint scim() {
        return new Endpoint(
                nodes.next() + "/realms/" + REALM + "/jumpcloud/" + ALIAS + "/scim/v2",
                token,
                ScimContender.MEDIA_TYPE);
    }
}
