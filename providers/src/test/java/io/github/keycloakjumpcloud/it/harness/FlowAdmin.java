package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The steps of an authentication flow, changed over the admin REST API. */
public final class FlowAdmin {

    private final RealmAdmin realm;
    private final String flow;

    public FlowAdmin(RealmAdmin realm, String flow) {
        this.realm = realm;
        this.flow = URLEncoder.encode(flow, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Adds a required step before all other steps and returns its id. */
    public String prepend(String authenticator, Map<String, String> config) {
        String id = realm.api()
                .post(
                        realm.path("authentication/flows/" + flow + "/executions/execution"),
                        Map.of("provider", authenticator))
                .id();
        JsonNode steps = realm.get("authentication/flows/" + flow + "/executions");
        for (int i = 1; i < topLevel(steps); i++) {
            realm.api().post(realm.path("authentication/executions/" + id + "/raise-priority"), Map.of());
        }
        realm.api()
                .put(
                        realm.path("authentication/flows/" + flow + "/executions"),
                        Map.of("id", id, "requirement", "REQUIRED"));
        realm.api()
                .post(
                        realm.path("authentication/executions/" + id + "/config"),
                        Map.of("alias", authenticator + " " + id, "config", config));
        return id;
    }

    private static int topLevel(JsonNode steps) {
        int count = 0;
        for (JsonNode step : steps) {
            count += step.get("level").asInt() == 0 ? 1 : 0;
        }
        return count;
    }

    public void remove(String id) {
        realm.api().delete(realm.path("authentication/executions/" + id));
    }
}
