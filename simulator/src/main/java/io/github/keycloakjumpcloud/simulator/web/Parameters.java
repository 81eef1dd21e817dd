package io.github.keycloakjumpcloud.simulator.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names and values of a query or a form ({@code application/x-www-form-urlencoded}).
 *
 * @param values the decoded values by name, in the order of the text
 * @param raw    the text as received, still percent-encoded; empty when no parameter was sent
 */
public record Parameters(Map<String, List<String>> values, String raw) {

    public static final Parameters NONE = parse(null);

    /**
     * Parses an encoded text; null has no parameters. Throws {@link IllegalArgumentException} for a broken percent
     * escape.
     */
    public static Parameters parse(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    values.computeIfAbsent(decode(name), key -> new ArrayList<>())
                            .add(decode(value));
                }
            }
        }
        return new Parameters(values, encoded == null ? "" : encoded);
    }

    /** Encodes the pairs as a query, without the question mark. */
    public static String encode(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The first value; null when the name is absent. */
    public String first(String name) {
        return values.containsKey(name) ? values.get(name).get(0) : null;
    }

    /** The first value; throws {@link IllegalArgumentException} when the name is absent. */
    public String required(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("The field " + name + " is missing");
        }
        return first(name);
    }

    /** All values, in the order of the text; empty when the name is absent. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
