package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;

/** The admin API for SCIM of one connection. */
public final class ScimAdmin {

    private final RealmAdmin realm;
    private final String alias;

    public ScimAdmin(RealmAdmin realm, String alias) {
        this.realm = realm;
        this.alias = alias;
    }

    /** Asks for a new token and returns the answer, whatever its status. */
    public Answer create(Map<String, ?> request) {
        return realm.api().exchange("POST", path("scim-tokens"), request);
    }

    /** Creates a token and returns its text. */
    public String newToken(String name) {
        return realm.api()
                .post(path("scim-tokens"), Map.of("name", name))
                .body()
                .get("token")
                .asText();
    }

    public List<JsonNode> list() {
        return Json.list(realm.api().get(path("scim-tokens")));
    }

    public List<String> ids() {
        return list().stream().map(token -> token.get("id").asText()).toList();
    }

    public Answer revoke(String id) {
        return exchange("DELETE", "scim-tokens/" + id);
    }

    /** Sends a request without a body to a path below the connection. */
    public Answer exchange(String method, String below) {
        return realm.api().exchange(method, path(below), null);
    }

    private String path(String below) {
        return realm.path("jumpcloud/" + alias + "/" + below);
    }
}
