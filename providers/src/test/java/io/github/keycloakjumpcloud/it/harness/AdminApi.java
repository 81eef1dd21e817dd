package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Keycloak's admin REST API. Paths start below {@code /admin/realms/}. */
public final class AdminApi {
    private final AdminClient client;

    public AdminApi(AdminClient client) {
        this.client = client;
    }

    /** For a server whose clock a test moves on: a token lives for a minute, so each use after a move begins with a new one. */
    public static AdminApi withNewToken(KeycloakServer server) {
        return new AdminApi(new AdminClient(server.baseUri(), server.adminUsername(), server.adminPassword()));
    }

    /** The helpers for the realm with this name, as the name stands in addresses. */
    public RealmAdmin realm(String name) {
        return new RealmAdmin(this, name);
    }

    /** Creates a realm. */
    public RealmAdmin createRealm(RealmSettings settings) {
        post("", settings.representation());
        return realm(encode(settings.name()));
    }

    /** The answer to a GET. This method, like the other verbs, fails unless the status is 2xx. */
    public JsonNode get(String path) {
        return client.require("GET", path, null).body();
    }

    public Answer post(String path, Object body) {
        return client.require("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return client.require("PUT", path, body);
    }

    public void delete(String path) {
        client.require("DELETE", path, null);
    }

    /** Sends a request and returns the answer, whatever its status. A null body sends no body. */
    public Answer exchange(String method, String path, Object body) {
        return client.exchange(method, path, body);
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
