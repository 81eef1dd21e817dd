package io.github.keycloakjumpcloud.it.harness.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON with single quotes, which keeps tables of JSON readable. */
public final class ScimJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ScimJson() {}

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + text, e);
        }
    }

    public static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    /** The texts of an array, or of one member of each of its objects. */
    public static List<String> texts(JsonNode array, String... member) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add((member.length == 0 ? node : node.path(member[0])).asText()));
        return texts;
    }

    /** The values of a user attribute of an account, as the admin API shows it; empty when it has none. */
    public static List<String> attribute(JsonNode account, String name) {
        return texts(account.path("attributes").path(name));
    }
}
