package io.github.keycloakjumpcloud.simulator.scim;

import io.github.keycloakjumpcloud.simulator.web.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Anything that can be sent, right or wrong. Immutable. What Java's HTTP client refuses to send (a path that is no URI, a
 * header such as {@code Content-Length}) fails with {@link IllegalArgumentException} when it is sent.
 *
 * @param path    below the base URL, with a slash at the start, encoded, with its query
 * @param headers sent in the place of the client's own ones of that name
 * @param body    null: none is sent
 */
public record ScimRequest(String method, String path, Map<String, String> headers, byte[] body) {

    public ScimRequest {
        headers = Map.copyOf(headers);
    }

    public static ScimRequest of(String method, String path) {
        return new ScimRequest(method, path, Map.of(), null);
    }

    /** Adds a query made of these names and values. */
    public ScimRequest withQuery(Map<String, String> query) {
        return new ScimRequest(method, path + "?" + Parameters.encode(query), headers, body);
    }

    public ScimRequest withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new ScimRequest(method, path, all, body);
    }

    public ScimRequest withBody(String text) {
        return withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    public ScimRequest withBody(byte[] bytes) {
        return new ScimRequest(method, path, headers, bytes);
    }

    /** Method and path without the query, which may name people. */
    String summary() {
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query));
    }
}
