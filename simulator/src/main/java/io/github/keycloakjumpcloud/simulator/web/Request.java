package io.github.keycloakjumpcloud.simulator.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A request, read whole.
 *
 * @param path    decoded path
 * @param form    fields of a posted form; empty for any other body
 * @param cookies values of the {@code Cookie} headers as sent
 */
public record Request(String method, String path, Parameters query, Parameters form, List<String> cookies) {

    private static final int MAX_BODY = 1024 * 1024;

    static Request of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new IllegalArgumentException("The request is larger than " + MAX_BODY + " bytes");
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Parameters.parse(exchange.getRequestURI().getRawQuery()),
                form ? Parameters.parse(new String(body, StandardCharsets.UTF_8)) : Parameters.NONE,
                exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
    }

    public boolean isGet() {
        return "GET".equals(method) || "HEAD".equals(method);
    }

    public boolean isPost() {
        return "POST".equals(method);
    }

    /** The cookie's value; null when it was not sent. */
    public String cookie(String name) {
        for (String header : cookies) {
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
