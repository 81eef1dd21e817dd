package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import com.unboundid.scim2.common.utils.DateTimeUtils;
import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Compares the values of an attribute, by its type and by whether letter case matters (RFC 7643 §2.2, §2.3).
 * Comparisons that make no sense are answered with 400 {@code invalidFilter}.
 */
record AttributeComparison(SchemaAttribute attribute) {

    /** The value to compare with, in the attribute's type. A boolean may be sent as a string. */
    ValueNode canonical(ValueNode value) {
        if (type() != Type.BOOLEAN) {
            return value;
        }
        String text = Json.fold(value.asText());
        if (!(value.isBoolean() || value.isTextual()) || !(text.equals("true") || text.equals("false"))) {
            throw wrong("compares with true and false only");
        }
        return BooleanNode.valueOf(text.equals("true"));
    }

    /** @param value in {@linkplain #canonical canonical} form */
    Predicate<JsonNode> equalTo(ValueNode value) {
        return switch (type()) {
            case BOOLEAN -> value::equals;
            case DATETIME -> {
                Instant instant = instant(value);
                yield node -> instant.equals(instantOrNull(node));
            }
            default -> texts(value, String::equals);
        };
    }

    Predicate<JsonNode> ordered(ValueNode value, IntPredicate wanted) {
        return switch (type()) {
            case BOOLEAN -> throw wrong("has no order");
            case DATETIME -> {
                Instant instant = instant(value);
                yield node -> {
                    Instant other = instantOrNull(node);
                    return other != null && wanted.test(other.compareTo(instant));
                };
            }
            default -> texts(value, (text, other) -> wanted.test(text.compareTo(other)));
        };
    }

    /** @param test receives the attribute's text and the text to compare with */
    Predicate<JsonNode> textual(ValueNode value, BiPredicate<String, String> test) {
        if (type() == Type.BOOLEAN) {
            throw wrong("has no text");
        }
        return texts(value, test);
    }

    private Predicate<JsonNode> texts(ValueNode value, BiPredicate<String, String> test) {
        if (!value.isTextual()) {
            throw wrong("compares with strings only");
        }
        // It goes to the database, where some would fail on it.
        if (!TextRule.isStorable(value.textValue())) {
            throw wrong("compares with a string that has a control character or half a character");
        }
        String text = folded(value.textValue());
        return node -> node.isTextual() && test.test(folded(node.textValue()), text);
    }

    private String folded(String text) {
        return attribute.isCaseExact() ? text : Json.fold(text);
    }

    private Instant instant(ValueNode value) {
        Instant instant = instantOrNull(value);
        if (instant == null) {
            throw wrong("compares with a date and time only");
        }
        return instant;
    }

    private static Instant instantOrNull(JsonNode value) {
        if (!value.isTextual()) {
            return null;
        }
        try {
            return DateTimeUtils.parse(value.textValue()).toInstant();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Type type() {
        return attribute.definition().getType();
    }

    ScimProblem wrong(String rule) {
        return ScimProblem.invalidFilter(attribute.path() + " " + rule);
    }
}
