package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The name of an attribute (RFC 7644 §3.10): {@code userName}, {@code name.givenName}, {@code urn:…:User:department},
 * in any letter case, with or without the URN of the core schema.
 *
 * @param steps the attributes from the top attribute, or the extension, to the named one; empty when there is no such
 *     attribute
 */
record AttributeName(List<SchemaAttribute> steps) {

    private static final AttributeName UNKNOWN = new AttributeName(List.of());

    static AttributeName of(String name, ResourceKind kind) {
        if (name.indexOf(':') < 0) {
            return dotted(name, kind::top);
        }
        String core = kind.schema() + ":";
        if (startsWith(name, core)) {
            String rest = name.substring(core.length());
            // An extension is no attribute of the core schema.
            return rest.indexOf(':') < 0 ? dotted(rest, kind::top) : UNKNOWN;
        }
        for (SchemaAttribute extension : kind.extensionRoots()) {
            String urn = extension.name();
            if (name.equalsIgnoreCase(urn) || name.equalsIgnoreCase(urn + ":")) {
                return new AttributeName(List.of(extension));
            }
            if (startsWith(name, urn + ":")) {
                return in(extension, name.substring(urn.length() + 1));
            }
        }
        return UNKNOWN;
    }

    private static AttributeName in(SchemaAttribute extension, String rest) {
        List<SchemaAttribute> steps = new ArrayList<>(within(extension, rest).steps());
        if (steps.isEmpty()) {
            return UNKNOWN;
        }
        steps.add(0, extension);
        return new AttributeName(List.copyOf(steps));
    }

    /** A sub-attribute, named without the attribute to which it belongs. */
    static AttributeName within(SchemaAttribute scope, String name) {
        return dotted(name, scope::part);
    }

    private static AttributeName dotted(String name, Function<String, SchemaAttribute> first) {
        int dot = name.indexOf('.');
        SchemaAttribute attribute = first.apply(dot < 0 ? name : name.substring(0, dot));
        if (attribute == null || dot < 0) {
            return attribute == null ? UNKNOWN : new AttributeName(List.of(attribute));
        }
        SchemaAttribute part = attribute.part(name.substring(dot + 1));
        return part == null ? UNKNOWN : new AttributeName(List.of(attribute, part));
    }

    private static boolean startsWith(String name, String urn) {
        return name.regionMatches(true, 0, urn, 0, urn.length());
    }

    boolean isKnown() {
        return !steps.isEmpty();
    }

    SchemaAttribute top() {
        return steps.get(0);
    }

    /** The full name. */
    String path() {
        return steps.get(steps.size() - 1).path();
    }

    /**
     * Copies the attribute's value from one resource to another. The values of a multi-valued attribute are copied
     * together.
     */
    void copy(ObjectNode from, ObjectNode to) {
        SchemaAttribute attribute = top();
        if (steps.size() == 1 || attribute.isMultiValued()) {
            put(to, attribute, from.path(attribute.name()));
            return;
        }
        ObjectNode inside = to.get(attribute.name()) instanceof ObjectNode present ? present : Json.object();
        ObjectNode source = from.get(attribute.name()) instanceof ObjectNode present ? present : Json.object();
        new AttributeName(steps.subList(1, steps.size())).copy(source, inside);
        put(to, attribute, inside);
    }

    private static void put(ObjectNode resource, SchemaAttribute attribute, JsonNode value) {
        if (Json.isUnassigned(value)) {
            resource.remove(attribute.name());
        } else {
            resource.set(attribute.name(), value.deepCopy());
        }
    }

    boolean isReadOnly() {
        return steps.stream().anyMatch(SchemaAttribute::isReadOnly);
    }
}
