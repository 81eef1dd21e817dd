package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.scim.message.RequestParts.CONTENT_TYPES;
import static io.github.keycloakjumpcloud.it.scim.message.RequestParts.HEADERS;
import static io.github.keycloakjumpcloud.it.scim.message.RequestParts.METHODS;
import static io.github.keycloakjumpcloud.it.scim.message.RequestParts.PARAMETERS;
import static io.github.keycloakjumpcloud.it.scim.message.RequestParts.PARAMETER_VALUES;
import static io.github.keycloakjumpcloud.it.scim.message.RequestParts.SEGMENTS;
import static io.github.keycloakjumpcloud.it.scim.message.RequestParts.TOKENS;
import static io.github.keycloakjumpcloud.it.scim.message.RequestParts.VALUES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Takes valid requests and spoils them: bodies, filters, paths, queries, methods, headers and single bytes. */
final class MalformedRequests {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Stands for a value in a JSON tree until the tree is text. */
    private static final String MARK = "\u27E6value\u27E7";

    private final Random random;
    private final SampleRequests samples;

    MalformedRequests(Random random, SampleRequests samples) {
        this.random = random;
        this.samples = samples;
    }

    RawRequest next() {
        RawRequest request = samples.next();
        int changes = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 1;
        for (int i = 0; i < changes; i++) {
            request = spoiled(request);
        }
        return request;
    }

    private RawRequest spoiled(RawRequest request) {
        int what = random.nextInt(100);
        if (what < 55 && request.body().length > 0) {
            return request.withBody(spoiledBody(request.body()));
        }
        if (what < 75) {
            return request.withTarget(
                    request.target().indexOf('?') > 0 && random.nextBoolean()
                            ? spoiledQuery(request.target())
                            : spoiledPath(request.target()));
        }
        if (what < 83) {
            return request.withTarget(withParameter(request.target()));
        }
        if (what < 88) {
            return request.withMethod(pick(METHODS));
        }
        if (what < 94) {
            return request.withoutHeader("Content-Type").withHeader("Content-Type: " + pick(CONTENT_TYPES));
        }
        String header = pick(HEADERS);
        // Keycloak 26.4 fails on it when it tells of an error before any endpoint.
        return header.equals("Accept: ") && !Keycloak.isAtLeast("26.5") ? request : request.withHeader(header);
    }

    private byte[] spoiledBody(byte[] body) {
        return switch (random.nextInt(10)) {
            case 0 -> spoiledBytes(body);
            case 1 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 2, 3 -> bytes(spoiledText(text(body)));
            case 4 -> bytes(doubled(text(body)));
            default -> bytes(spoiledTree(text(body)));
        };
    }

    private byte[] spoiledBytes(byte[] body) {
        byte[] spoiled = body.clone();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
        }
        return spoiled;
    }

    private String spoiledText(String sample) {
        StringBuilder text = new StringBuilder(sample);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(5));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.replace(at, end, pick(TOKENS));
                case 2 -> text.insert(at, pick(TOKENS));
                default -> text.insert(at, (char) random.nextInt(0x3000));
            }
        }
        return text.toString();
    }

    /** A piece of the text comes twice: members, values, braces. */
    private String doubled(String text) {
        int start = random.nextInt(text.length() + 1);
        int end = start + random.nextInt(text.length() - start + 1);
        return text.substring(0, end) + text.substring(start);
    }

    /** Puts a value of another kind somewhere into the tree, or takes, renames or adds a member. */
    private String spoiledTree(String text) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JsonProcessingException spoiledBefore) {
            return spoiledText(text);
        }
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        if (containers.isEmpty()) {
            return pick(VALUES);
        }
        JsonNode container = pick(containers);
        if (container instanceof ObjectNode object) {
            spoil(object);
        } else {
            spoil((ArrayNode) container);
        }
        return tree.toString().replace("\"" + MARK + "\"", pick(VALUES));
    }

    private void spoil(ObjectNode object) {
        List<String> names = object.properties().stream().map(Map.Entry::getKey).toList();
        String name = names.isEmpty() ? "x" : pick(names);
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(spoiledText(name), object.remove(name));
            case 2 -> object.set(name.toUpperCase(), TextNode.valueOf(MARK));
            case 3 -> object.set(pick(PARAMETERS), TextNode.valueOf(MARK));
            case 4 -> {
                if (object.path(name).isTextual()) {
                    object.put(name, spoiledText(object.get(name).textValue()));
                }
            }
            default -> object.set(name, TextNode.valueOf(MARK));
        }
    }

    private void spoil(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.insert(0, MARK);
        } else if (random.nextBoolean()) {
            array.set(random.nextInt(array.size()), TextNode.valueOf(MARK));
        } else {
            array.add(array.get(random.nextInt(array.size())));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    /** Changes what follows the base URL; never what leads to it, or it would be no SCIM request. */
    private String spoiledPath(String target) {
        int query = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
        int base = target.indexOf("/scim/v2") + "/scim/v2".length();
        List<String> segments =
                new ArrayList<>(List.of(target.substring(base, query).split("/", -1)));
        if (random.nextInt(3) == 0) {
            segments.add(pick(SEGMENTS));
        } else if (segments.size() > 1) {
            segments.set(1 + random.nextInt(segments.size() - 1), pick(SEGMENTS));
        }
        String path = String.join("/", segments);
        return target.substring(0, base) + (path.startsWith("/") ? "" : "/") + path + target.substring(query);
    }

    private String spoiledQuery(String target) {
        int query = target.indexOf('?') + 1;
        StringBuilder text = new StringBuilder(target.substring(query));
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(6));
        text.replace(at, end, random.nextInt(6) == 0 ? pick(TOKENS).strip() : SampleRequests.encode(pick(TOKENS)));
        return target.substring(0, query) + text;
    }

    private String withParameter(String target) {
        return target + (target.indexOf('?') < 0 ? "?" : "&") + pick(PARAMETERS) + "=" + pick(PARAMETER_VALUES);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
