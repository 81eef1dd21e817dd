package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Reads the value of {@code active} in a message, and nothing else. */
final class ToldActive {

    static final SchemaAttribute ATTRIBUTE = ResourceKind.USER.top("active");

    private ToldActive() {}

    /**
     * The value among these attributes, under any of its names; empty when none is there. If two names disagree, the
     * value is false.
     */
    static Optional<Boolean> in(ObjectNode attributes) {
        Optional<Boolean> told = Optional.empty();
        for (Map.Entry<String, JsonNode> member : attributes.properties()) {
            Optional<Boolean> found = Optional.empty();
            if (member.getKey().equalsIgnoreCase(ResourceKind.USER.schema())
                    && member.getValue() instanceof ObjectNode nested) {
                found = in(nested);
            } else if (isMeant(AttributeName.of(member.getKey(), ResourceKind.USER))) {
                found = value(member.getValue());
            }
            told = strictest(told, found);
        }
        return told;
    }

    static boolean isMeant(AttributeName name) {
        return name.isKnown() && name.top().equals(ATTRIBUTE);
    }

    static Optional<Boolean> value(JsonNode raw) {
        return ATTRIBUTE.read(raw).map(JsonNode::booleanValue);
    }

    private static Optional<Boolean> strictest(Optional<Boolean> one, Optional<Boolean> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get() && other.get()) : one.or(() -> other);
    }
}
