package io.github.keycloakjumpcloud.simulator.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A received HTTP request with its whole body.
 *
 * @param path    decoded path
 * @param query   parameters of the URL
 * @param form    fields of a posted form; empty for any other content type
 * @param headers values by name; names can be asked for in upper or lower case
 * @param body    the bytes as received, at most 1 MiB
 */
public record WebRequest(
        String method, String path, Parameters query, Parameters form, Map<String, List<String>> headers, byte[] body) {

    private static final int MAX_BODY = 1024 * 1024;

    static WebRequest of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new IllegalArgumentException("The request is larger than " + MAX_BODY + " bytes");
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        return new WebRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Parameters.parse(exchange.getRequestURI().getRawQuery()),
                form ? Parameters.parse(new String(body, StandardCharsets.UTF_8)) : Parameters.NONE,
                headers(exchange),
                body);
    }

    private static Map<String, List<String>> headers(HttpExchange exchange) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        return Collections.unmodifiableMap(headers);
    }

    /** Whether the method is GET or HEAD. */
    public boolean isGet() {
        return "GET".equals(method) || "HEAD".equals(method);
    }

    public boolean isPost() {
        return "POST".equals(method);
    }

    /** The header's first value; null when the header is absent. */
    public String header(String name) {
        return headers.containsKey(name) ? headers.get(name).get(0) : null;
    }

    /** The cookie's value; null when the cookie is absent. */
    public String cookie(String name) {
        for (String header : headers.getOrDefault("Cookie", List.of())) {
            for (String pair : header.split(";")) {
                String trimmed = pair.strip();
                if (trimmed.startsWith(name + "=")) {
                    return trimmed.substring(name.length() + 1);
                }
            }
        }
        return null;
    }
}
