package io.github.keycloakjumpcloud.it.harness.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One realm with a connection, reached through the nodes of its server in turn. */
final class MomentSite {

    private final TestRealm realm;
    private final List<URI> nodes;
    private final List<ScimClient> clients;
    private final Map<String, String> created = new ConcurrentHashMap<>();

    /** @param nodes one or more */
    MomentSite(TestRealm realm, List<URI> nodes) {
        realm.configure(Map.of("scimEnabled", "true", "scimBrakePercent", "0"));
        this.realm = realm;
        this.nodes = nodes;
        String token = ScimSide.newToken(realm, "same moment");
        String path = ScimSide.baseUrl(realm).getPath();
        this.clients = nodes.stream()
                .map(node -> ScimClient.of(URI.create(node + path), token))
                .toList();
    }

    /** A browser at JumpCloud, whose answer will go to the node of this turn. */
    MomentBrowser atJumpCloud(int turn) {
        String path = URI.create(realm.acsUrl()).getPath();
        return new MomentBrowser(realm, URI.create(of(nodes, turn) + path));
    }

    /** SCIM at the node of this turn. */
    ScimClient scim(int turn) {
        return of(clients, turn);
    }

    ScimAnswer patch(int turn, String path, String attribute, JsonNode value) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        body.putArray("Operations").add(ScimSide.operation("replace", attribute, value));
        return scim(turn).exchange("PATCH", path, body);
    }

    /** The SCIM id of a person whom SCIM created when first asked for. */
    String created(String name) {
        return created.computeIfAbsent(name, newcomer -> scim(0).require("POST", "/Users", ScimSide.user(newcomer))
                .id());
    }

    /** Saves the connection as an administrator who has it open. */
    Answer save(Map<String, String> settings) {
        ObjectNode provider = (ObjectNode) admin().identityProvider(realm.alias());
        settings.forEach(((ObjectNode) provider.get("config"))::put);
        return admin().api().exchange("PUT", admin().path("identity-provider/instances/" + realm.alias()), provider);
    }

    RealmAdmin admin() {
        return realm.admin();
    }

    Login login(Person person) {
        return realm.login(person);
    }

    boolean isAlive(Login login) {
        return realm.app().isAlive(login);
    }

    private static <T> T of(List<T> list, int turn) {
        return list.get(Math.floorMod(turn, list.size()));
    }
}
