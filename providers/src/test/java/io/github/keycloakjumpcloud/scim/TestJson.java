package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** JSON in tests, with ' for ". */
final class TestJson {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private TestJson() {}

    static ObjectNode object(String text) {
        return RequestBody.read(new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    /** The tree as the package itself makes them: comparable, and its names are found in one letter case only. */
    static ObjectNode plain(String text) {
        return (ObjectNode) copy(object(text));
    }

    private static JsonNode copy(JsonNode node) {
        try {
            return new ObjectMapper().readTree(node.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** {@code 400 invalidValue}, {@code 413}, or {@code ok} when nothing was thrown. */
    static String outcome(ThrowingCallable call) {
        return problem(call)
                .map(problem -> problem.scimType() == null
                        ? Integer.toString(problem.status())
                        : problem.status() + " " + problem.scimType())
                .orElse("ok");
    }

    static Optional<ScimProblem> problem(ThrowingCallable call) {
        try {
            call.call();
            return Optional.empty();
        } catch (ScimProblem problem) {
            return Optional.of(problem);
        } catch (Throwable e) {
            throw new AssertionError("Not a ScimProblem", e);
        }
    }
}
