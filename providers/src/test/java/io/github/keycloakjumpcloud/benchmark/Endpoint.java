package io.github.keycloakjumpcloud.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A base URL and what all requests below it carry. */
record Endpoint(String base, String token, String mediaType) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    HttpRequest get(String path) {
        return request(path).GET().build();
    }

    HttpRequest delete(String path) {
        return request(path).DELETE().build();
    }

    HttpRequest send(String method, String path, JsonNode body) {
        return request(path)
                .header("Content-Type", mediaType)
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", mediaType);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
