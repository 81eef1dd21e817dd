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
 * A request, read whole.
 *
 * @param path    decoded path
 * @param form    fields of a posted form; empty for any other body
 * @param headers by name, in any letter case
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

    public boolean isGet() {
        return "GET".equals(method) || "HEAD".equals(method);
    }

    public boolean isPost() {
        return "POST".equals(method);
    }

    /** The header's first value; null when it was not sent. */
    public String header(String name) {
        return headers.containsKey(name) ? headers.get(name).get(0) : null;
    }

    /** The cookie's value; null when it was not sent. */
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
