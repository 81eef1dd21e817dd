package io.github.keycloakjumpcloud.simulator.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * Keycloak's admin REST API, used by an administrator of the realm {@code master}. Paths start below {@code
 * /admin/realms/}. The client renews its access token before the token ends. The client is safe for use by many
 * threads.
 */
public final class AdminClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN_RESERVE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String username;
    private final String password;
    private String token;
    private Instant tokenEnd = Instant.MIN;

    public AdminClient(URI base, String username, String password) {
        this.base = base;
        this.username = username;
        this.password = password;
    }

    /**
     * An answer of any status.
     *
     * @param body     the JSON; a missing node when the answer has no JSON
     * @param location the Location header; empty when it is absent
     */
    public record Answer(int status, JsonNode body, String location, HttpHeaders headers) {

        /** The value of a header; empty without it. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The id at the end of the Location header. */
        public String id() {
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    /** The server info: the server's version, features and providers. */
    public JsonNode serverInfo() {
        return read(send(request("/admin/serverinfo").build()).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json");
    }

    /** Sends a request and returns the answer, whatever its status. A null body sends no body. */
    public Answer exchange(String method, String path, Object body) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(write(body));
        String separator = path.isEmpty() ? "" : "/";
        HttpResponse<String> response = send(request("/admin/realms" + separator + path)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                response.statusCode(),
                json ? read(response.body()) : MissingNode.getInstance(),
                response.headers().firstValue("Location").orElse(""),
                response.headers());
    }

    /**
     * Sends a request that must succeed.
     *
     * @throws IllegalStateException with the answer when its status is not 2xx
     */
    public Answer require(String method, String path, Object body) {
        Answer answer = exchange(method, path, body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + " answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    private synchronized String token() {
        if (Instant.now().isAfter(tokenEnd)) {
            HttpResponse<String> response = send(HttpRequest.newBuilder(
                            URI.create(base + "/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username="
                            + encode(username) + "&password=" + encode(password)))
                    .build());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No admin token: " + response.statusCode() + " " + response.body());
            }
            JsonNode answer = read(response.body());
            token = answer.get("access_token").asText();
            tokenEnd =
                    Instant.now().plusSeconds(answer.get("expires_in").asLong()).minus(TOKEN_RESERVE);
        }
        return token;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + request.uri(), e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body cannot be written as JSON", e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + text, e);
        }
    }
}
