package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.util.JsonSerialization;

/** The JSON object that an admin sends. Every method throws {@link WrongInput}. */
final class JsonBody {

    private static final ObjectReader JSON = JsonSerialization.mapper
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** In characters. A tree of small elements takes a hundred times their text. */
    private static final int LARGEST = 1024 * 1024;

    private final JsonNode tree;

    private JsonBody(JsonNode tree) {
        this.tree = tree;
    }

    static JsonBody parse(String body, Set<String> known) {
        JsonNode tree = read(body);
        if (!tree.isObject()) {
            throw ProblemKind.NOT_AN_OBJECT.thrown();
        }
        Problems problems = new Problems();
        tree.properties().stream()
                .map(Map.Entry::getKey)
                .filter(member -> !known.contains(member))
                .map(member ->
                        ProblemKind.MEMBER_UNKNOWN.problem(new TreeSet<>(known)).at(member))
                .forEach(problems::add);
        problems.requireNone();
        return new JsonBody(tree);
    }

    private static JsonNode read(String body) {
        if (body != null && body.length() > LARGEST) {
            throw ProblemKind.BODY_TOO_LARGE.thrown(LARGEST / 1024);
        }
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JsonProcessingException e) {
            throw new WrongInput(ProblemKind.NOT_JSON.problem(), e);
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
            throw new WrongInput(ProblemKind.NOTHING_NAMED.problem(field).at(list));
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
            throw new WrongInput(ProblemKind.NOT_A_TEXT.problem().at(name));
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
            throw ProblemKind.NOT_SECONDS.thrown().orAt(name);
        }
        return Optional.of(Duration.ofSeconds(value.longValue()));
    }

    String requiredText(String name) {
        return text(name)
                .orElseThrow(
                        () -> new WrongInput(ProblemKind.NOT_A_TEXT.problem().at(name)));
    }

    Optional<Boolean> flag(String name) {
        JsonNode value = field(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw new WrongInput(ProblemKind.NOT_A_FLAG.problem().at(name));
        }
        return Optional.of(value.booleanValue());
    }
}
