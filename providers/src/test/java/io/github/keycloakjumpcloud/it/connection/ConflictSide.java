package io.github.keycloakjumpcloud.it.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.List;
import java.util.Map;

/**
 * The conflicts of a realm of its own, as an administrator with all rights asks for them. Its connection links nobody to an account that
 * is there, and the realm keeps the events of administrators.
 */
record ConflictSide(TestRealm realm) implements AutoCloseable {

    static ConflictSide open() {
        TestRealm realm = TestRealm.builder()
                .setting("linkExisting", "never")
                .setting("verifiedDomains", "example.com")
                .create();
        realm.admin().update(Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
        return new ConflictSide(realm);
    }

    String path() {
        return "jumpcloud/" + realm.alias() + "/conflicts";
    }

    String path(JsonNode listed) {
        return path() + "/" + id(listed);
    }

    static String id(JsonNode listed) {
        return listed.get("id").asText();
    }

    List<JsonNode> conflicts() {
        return Json.list(realm.admin().get(path()));
    }

    JsonNode details(JsonNode listed) {
        return realm.admin().get(path(listed));
    }

    JsonNode decide(JsonNode listed, String action, String userId) {
        return realm.admin()
                .api()
                .post(realm.admin().path(path(listed)), Map.of("action", action, "userId", userId))
                .body();
    }

    int send(JsonNode listed, String action, String userId) {
        return realm.admin()
                .api()
                .exchange("POST", realm.admin().path(path(listed)), Map.of("action", action, "userId", userId))
                .status();
    }

    static List<String> choices(JsonNode details) {
        return Json.list(details.get("choices")).stream()
                .map(choice -> choice.get("action").asText() + " "
                        + choice.get("outcome").asText())
                .toList();
    }

    static JsonNode choice(JsonNode details, String action) {
        return Json.list(details.get("choices")).stream()
                .filter(choice -> choice.get("action").asText().equals(action))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        realm.close();
    }
}
