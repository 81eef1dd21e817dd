package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.keycloak.util.JsonSerialization;

/** What an admin asks for: {@code {"name": …, "expiresIn": seconds or absent}}. */
record TokenRequest(String name, Optional<Duration> lifetime) {

    private static final String NAME = "name";
    private static final String EXPIRES_IN = "expiresIn";
    private static final Set<String> FIELDS = Set.of(NAME, EXPIRES_IN);

    private static final ObjectReader JSON = JsonSerialization.mapper
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** @throws IllegalArgumentException with one sentence for the admin */
    static TokenRequest parse(String body) {
        JsonNode tree = tree(body);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("The body needs to be a JSON object");
        }
        if (tree.properties().stream().anyMatch(field -> !FIELDS.contains(field.getKey()))) {
            throw new IllegalArgumentException("Unknown field: only name and expiresIn are known");
        }
        if (!tree.path(NAME).isTextual()) {
            throw new IllegalArgumentException("name needs to be a text");
        }
        return new TokenRequest(tree.get(NAME).textValue(), lifetime(tree.path(EXPIRES_IN)));
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body needs to be JSON", e);
        }
    }

    private static Optional<Duration> lifetime(JsonNode seconds) {
        if (seconds.isMissingNode() || seconds.isNull()) {
            return Optional.empty();
        }
        if (!seconds.isIntegralNumber() || !seconds.canConvertToLong()) {
            throw new IllegalArgumentException("expiresIn needs to be a whole number of seconds");
        }
        return Optional.of(Duration.ofSeconds(seconds.longValue()));
    }
}
