package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.util.JsonSerialization;

/** The JSON object that an admin sends. Every method throws IllegalArgumentException with one sentence for the admin. */
final class JsonBody {

    private static final ObjectReader JSON = JsonSerialization.mapper
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final JsonNode tree;

    private JsonBody(JsonNode tree) {
        this.tree = tree;
    }

    static JsonBody parse(String body, Set<String> known) {
        JsonNode tree = read(body);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("The body needs to be a JSON object");
        }
        if (tree.properties().stream().anyMatch(field -> !known.contains(field.getKey()))) {
            throw new IllegalArgumentException(
                    "Unknown field: only " + String.join(", ", new TreeSet<>(known)) + " are known");
        }
        return new JsonBody(tree);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body needs to be JSON", e);
        }
    }

    JsonNode tree() {
        return tree;
    }

    /** What a field of the objects in a list says. */
    Set<String> names(String list, String field) {
        Set<String> names = new TreeSet<>();
        field(list).forEach(element -> names.add(element.path(field).asText()));
        if (names.isEmpty()) {
            throw new IllegalArgumentException(list + " needs to name at least one " + field);
        }
        return names;
    }

    /** Missing when there is none or it is null. */
    JsonNode field(String name) {
        JsonNode value = tree.path(name);
        return value.isNull() ? tree.path("") : value;
    }

    Optional<String> text(String name) {
        JsonNode value = field(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " needs to be a text");
        }
        return Optional.of(value.textValue());
    }

    /** A whole number of seconds. */
    Optional<Duration> seconds(String name) {
        JsonNode value = field(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " needs to be a whole number of seconds");
        }
        return Optional.of(Duration.ofSeconds(value.longValue()));
    }

    Optional<Boolean> flag(String name) {
        JsonNode value = field(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(name + " needs to be true or false");
        }
        return Optional.of(value.booleanValue());
    }
}
