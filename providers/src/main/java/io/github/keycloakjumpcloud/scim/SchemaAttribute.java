package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An attribute of a schema with its sub-attributes (RFC 7643 §2). It also reads values. An extension is a complex
 * attribute whose name is the URN.
 *
 * @param path the full name, such as {@code emails.value}
 * @param parts the sub-attributes by name in lower case
 */
record SchemaAttribute(AttributeDefinition definition, String path, Map<String, SchemaAttribute> parts) {

    static final String VALUE = "value";
    static final String PRIMARY = "primary";
    static final String MEMBERS = "members";
    static final int MAX_VALUES = 100;

    static SchemaAttribute of(AttributeDefinition definition) {
        return of(definition, definition.getName());
    }

    static SchemaAttribute extension(String urn, Collection<AttributeDefinition> attributes) {
        AttributeDefinition definition = new AttributeDefinition.Builder()
                .setName(urn)
                .setType(Type.COMPLEX)
                .addSubAttributes(attributes.toArray(AttributeDefinition[]::new))
                .build();
        return new SchemaAttribute(definition, urn, parts(attributes, urn + ":"));
    }

    private static SchemaAttribute of(AttributeDefinition definition, String path) {
        Collection<AttributeDefinition> parts = definition.getSubAttributes();
        return new SchemaAttribute(definition, path, parts == null ? Map.of() : parts(parts, path + "."));
    }

    static Map<String, SchemaAttribute> parts(Collection<AttributeDefinition> definitions, String prefix) {
        Map<String, SchemaAttribute> parts = new LinkedHashMap<>();
        definitions.forEach(definition ->
                parts.put(Json.fold(definition.getName()), of(definition, prefix + definition.getName())));
        return Collections.unmodifiableMap(parts);
    }

    String name() {
        return definition.getName();
    }

    boolean isMultiValued() {
        return definition.isMultiValued();
    }

    boolean isComplex() {
        return definition.getType() == Type.COMPLEX;
    }

    /** Whether its value is a single object. */
    boolean hasParts() {
        return isComplex() && !isMultiValued();
    }

    boolean isReadOnly() {
        return definition.getMutability() == Mutability.READ_ONLY;
    }

    boolean isCaseExact() {
        return definition.isCaseExact();
    }

    /** The sub-attribute with this name in any letter case; null when there is none. */
    SchemaAttribute part(String name) {
        return parts.get(Json.fold(name));
    }

    /**
     * Whether the value means "no value": null, [], {} or an empty string. For a boolean, and for a text that is
     * required, only null means it.
     */
    boolean isUnassigned(JsonNode raw) {
        boolean needed = raw != null && raw.isTextual() && (definition.isRequired() || needsValue());
        return definition.getType() == Type.BOOLEAN || needed ? Json.isNull(raw) : Json.isUnassigned(raw);
    }

    /** An empty user name, or a group member without an id, is a mistake and not a missing value. */
    private boolean needsValue() {
        SchemaAttribute value = part(VALUE);
        return value != null && value.definition.isRequired();
    }

    /**
     * The value in canonical form: names as in the schema, without unknown and read-only sub-attributes. Empty when the
     * value is unassigned.
     *
     * @throws ScimProblem 400 {@code invalidValue} when the value has another type
     */
    Optional<JsonNode> read(JsonNode raw) {
        if (isUnassigned(raw)) {
            return Optional.empty();
        }
        return isMultiValued() ? readValues(raw) : readValue(raw);
    }

    /** A single value, also of a multi-valued attribute. */
    Optional<JsonNode> readValue(JsonNode raw) {
        if (isUnassigned(raw)) {
            return Optional.empty();
        }
        return switch (definition.getType()) {
            case COMPLEX -> readObject(raw);
            case BOOLEAN -> Optional.of(readBoolean(raw));
            case STRING, REFERENCE, BINARY, DATETIME -> Optional.of(readText(raw));
            case DECIMAL, INTEGER -> Optional.of(readNumber(raw));
        };
    }

    private Optional<JsonNode> readValues(JsonNode raw) {
        ArrayNode values = Json.array();
        if (raw.isArray()) {
            raw.forEach(value -> readValue(value).ifPresent(values::add));
        } else {
            readValue(raw).ifPresent(values::add);
        }
        checkValues(values);
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /** Checks the rules for all values of a multi-valued attribute together. */
    void checkValues(ArrayNode values) {
        if (values.size() > MAX_VALUES && !name().equals(MEMBERS)) {
            throw invalid("has more than " + MAX_VALUES + " values");
        }
        if (part(PRIMARY) != null) {
            int primaries = 0;
            for (JsonNode value : values) {
                primaries += value.path(PRIMARY).asBoolean() ? 1 : 0;
            }
            if (primaries > 1) {
                throw invalid("has more than one primary value");
            }
        }
    }

    private Optional<JsonNode> readObject(JsonNode raw) {
        ObjectNode object = Json.object();
        SchemaAttribute value = part(VALUE);
        if (raw.isObject()) {
            raw.properties().forEach(member -> readPart(member.getKey(), member.getValue(), object));
        } else if (raw.isTextual() && value != null) {
            object.set(value.name(), value.readText(raw));
        } else {
            throw invalid("must be an object");
        }
        boolean emptied =
                isMultiValued() && value != null && !needsValue() && raw.has(value.name()) && !object.has(value.name());
        if (object.isEmpty() || emptied) {
            return Optional.empty();
        }
        for (SchemaAttribute part : parts.values()) {
            if (part.definition.isRequired() && !object.has(part.name())) {
                throw part.invalid("is required");
            }
        }
        return Optional.of(object);
    }

    private void readPart(String name, JsonNode raw, ObjectNode object) {
        SchemaAttribute part = part(name);
        if (part != null && !part.isReadOnly()) {
            part.read(raw).ifPresent(read -> object.set(part.name(), read));
        } else if (part == null && name.indexOf('.') > 0) {
            readPart(name.substring(0, name.indexOf('.')), name.substring(name.indexOf('.') + 1), raw, object);
        }
    }

    /** Reads a flat key such as {@code manager.value}. */
    private void readPart(String name, String rest, JsonNode raw, ObjectNode object) {
        SchemaAttribute part = part(name);
        if (part != null && part.isComplex() && !part.isMultiValued() && !part.isReadOnly()) {
            part.read(Json.object().set(rest, raw)).ifPresent(read -> Json.merge(object, part.name(), read));
        }
    }

    private JsonNode readText(JsonNode raw) {
        if (!raw.isTextual()) {
            throw invalid("must be a string");
        }
        TextRule.check(this, raw.textValue());
        return TextNode.valueOf(raw.textValue());
    }

    private JsonNode readBoolean(JsonNode raw) {
        if (raw.isBoolean()) {
            return raw;
        }
        if (raw.isTextual() && raw.textValue().equalsIgnoreCase("true")) {
            return BooleanNode.TRUE;
        }
        if (raw.isTextual() && raw.textValue().equalsIgnoreCase("false")) {
            return BooleanNode.FALSE;
        }
        throw invalid("must be true or false");
    }

    private JsonNode readNumber(JsonNode raw) {
        if (!raw.isNumber()) {
            throw invalid("must be a number");
        }
        return raw;
    }

    ScimProblem invalid(String rule) {
        return ScimProblem.invalidValue(path + " " + rule).about(path);
    }
}
