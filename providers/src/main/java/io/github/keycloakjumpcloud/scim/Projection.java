package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import java.util.HashMap;
import java.util.Map;

/**
 * The attributes that an answer has (RFC 7644 §3.9): all, only some, or all but some. {@code id} and {@code schemas}
 * are always there.
 */
public final class Projection {

    private static final int MAX_LENGTH = 8_192;

    /** All attributes. */
    public static final Projection ALL = new Projection(Mode.ALL, new Names(Map.of()));

    private enum Mode {
        ALL,
        ONLY,
        WITHOUT
    }

    /** The named attributes, each with its named sub-attributes. An attribute without any is meant as a whole. */
    private record Names(Map<String, Names> parts) {

        boolean isWhole() {
            return parts.isEmpty();
        }
    }

    private final Mode mode;
    private final Names names;

    private Projection(Mode mode, Names names) {
        this.mode = mode;
        this.names = names;
    }

    /**
     * Reads the query parameters. Unknown names are ignored.
     *
     * @param attributes names separated by commas; null or blank when the parameter is absent
     * @param excludedAttributes names separated by commas; null or blank when the parameter is absent
     * @throws ScimProblem 400 {@code invalidValue} when both are given, or either is longer than 8,192 characters
     */
    public static Projection of(String attributes, String excludedAttributes, ResourceKind kind) {
        boolean only = attributes != null && !attributes.isBlank();
        boolean without = excludedAttributes != null && !excludedAttributes.isBlank();
        if (only && without) {
            throw ScimProblem.invalidValue("attributes and excludedAttributes exclude each other");
        }
        if (only) {
            return new Projection(Mode.ONLY, names(attributes, kind));
        }
        return without ? new Projection(Mode.WITHOUT, names(excludedAttributes, kind)) : ALL;
    }

    private static Names names(String list, ResourceKind kind) {
        if (list.length() > MAX_LENGTH) {
            throw ScimProblem.invalidValue("A list of attributes is longer than " + MAX_LENGTH + " characters");
        }
        Names names = new Names(new HashMap<>());
        for (String name : list.split(",")) {
            AttributeName attribute = AttributeName.of(name.strip(), kind);
            if (attribute.isKnown()) {
                add(names, attribute, 0);
            }
        }
        return names;
    }

    private static void add(Names names, AttributeName attribute, int index) {
        String name = attribute.steps().get(index).name();
        boolean last = index == attribute.steps().size() - 1;
        Names present = names.parts().get(name);
        if (last) {
            names.parts().put(name, new Names(Map.of()));
        } else if (present == null || !present.isWhole()) {
            // A name within one that is asked for as a whole adds nothing.
            Names parts = present == null ? new Names(new HashMap<>()) : present;
            names.parts().put(name, parts);
            add(parts, attribute, index + 1);
        }
    }

    /** Whether the client sent {@code attributes}. */
    public boolean isSelective() {
        return mode == Mode.ONLY;
    }

    /**
     * Whether the answer has this top attribute, or a part of it. Attributes that are not wanted need not be loaded.
     *
     * @param attribute spelled as in the schema
     */
    public boolean wants(String attribute) {
        if (isAlways(attribute)) {
            return true;
        }
        Names found = names.parts().get(attribute);
        return switch (mode) {
            case ALL -> true;
            case ONLY -> found != null;
            case WITHOUT -> found == null || !found.isWhole();
        };
    }

    /**
     * The resource with only the wanted attributes.
     *
     * @param resource in canonical form; it is not changed
     */
    public ObjectNode apply(ObjectNode resource) {
        return switch (mode) {
            case ALL -> resource.deepCopy();
            case ONLY -> only(resource, names, true);
            case WITHOUT -> without(resource, names, true);
        };
    }

    private static ObjectNode only(ObjectNode object, Names names, boolean top) {
        ObjectNode result = Json.object();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            Names found = names.parts().get(name);
            if ((top && isAlways(name)) || (found != null && found.isWhole())) {
                result.set(name, member.getValue().deepCopy());
            } else if (found != null) {
                setUnlessEmpty(result, name, inside(member.getValue(), value -> only(value, found, false)));
            }
        }
        return result;
    }

    private static ObjectNode without(ObjectNode object, Names names, boolean top) {
        ObjectNode result = Json.object();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            Names found = names.parts().get(name);
            if (found == null || (top && isAlways(name))) {
                result.set(name, member.getValue().deepCopy());
            } else if (!found.isWhole()) {
                setUnlessEmpty(result, name, inside(member.getValue(), value -> without(value, found, false)));
            }
        }
        return result;
    }

    private interface Part {
        ObjectNode of(ObjectNode value);
    }

    private static JsonNode inside(JsonNode value, Part part) {
        if (value instanceof ObjectNode object) {
            return part.of(object);
        }
        if (!value.isArray()) {
            return value;
        }
        ArrayNode values = Json.array();
        for (JsonNode element : value) {
            JsonNode shown = element instanceof ObjectNode object ? part.of(object) : element;
            if (!Json.isUnassigned(shown)) {
                values.add(shown);
            }
        }
        return values;
    }

    private static void setUnlessEmpty(ObjectNode object, String name, JsonNode value) {
        if (!Json.isUnassigned(value)) {
            object.set(name, value);
        }
    }

    private static boolean isAlways(String name) {
        SchemaAttribute attribute = ResourceKind.USER.top(name);
        return attribute != null && attribute.definition().getReturned() == Returned.ALWAYS;
    }
}
