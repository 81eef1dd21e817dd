package io.github.keycloakjumpcloud.simulator.scim;

import io.github.keycloakjumpcloud.simulator.web.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A SCIM request, right or wrong. {@link ScimClient#exchange(ScimRequest)} throws {@link IllegalArgumentException} for
 * a request that Java's HTTP client refuses: a path that is no URI, or a header like {@code Content-Length}.
 *
 * @param path    path and query below the base URL, percent-encoded, with a slash at the start
 * @param headers headers that replace the client's headers of the same name
 * @param body    the bytes to send; null sends no body
 */
public record ScimRequest(String method, String path, Map<String, String> headers, byte[] body) {

    public ScimRequest {
        headers = Map.copyOf(headers);
    }

    public static ScimRequest of(String method, String path) {
        return new ScimRequest(method, path, Map.of(), null);
    }

    /** Adds a query of these names and values. The path must have no query yet. */
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

    /** Method and path without the query, which can name people. */
    String summary() {
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query));
    }
}
