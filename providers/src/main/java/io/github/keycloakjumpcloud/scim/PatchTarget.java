package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes the value of one PATCH operation to its target. */
final class PatchTarget {

    private final PatchOperation operation;

    PatchTarget(PatchOperation operation) {
        this.operation = operation;
    }

    /**
     * Writes into the container.
     *
     * @param filter selects values of the first step; null for all values
     */
    void write(ObjectNode container, List<SchemaAttribute> steps, Condition filter) {
        SchemaAttribute first = steps.get(0);
        List<SchemaAttribute> rest = steps.subList(1, steps.size());
        if (first.isMultiValued()) {
            PatchedValues values = PatchedValues.of(container, first);
            if (filter == null && rest.isEmpty()) {
                writeAll(values);
            } else {
                values.write(operation, filter, rest);
            }
            values.store(container);
        } else if (!rest.isEmpty()) {
            inside(container, first, child -> write(child, rest, null));
        } else if (first.isComplex() && operation.value() instanceof ObjectNode parts && !operation.isRemove()) {
            // Replacing null parts takes them away; replacing with {} changes nothing (RFC 7644 §3.5.2.3).
            inside(container, first, child -> writeParts(child, first, parts));
        } else {
            writeSingle(container, first);
        }
    }

    private void writeAll(PatchedValues values) {
        if (operation.isRemove()) {
            values.remove(operation.value());
        } else if (operation.isAdd()) {
            values.add(operation.value());
        } else {
            values.replace(operation.value());
        }
    }

    private void writeSingle(ObjectNode container, SchemaAttribute attribute) {
        if (operation.unassigns(attribute)) {
            container.remove(attribute.name());
        } else if (!operation.isIdle(attribute)) {
            attribute.read(operation.value()).ifPresent(read -> Json.merge(container, attribute.name(), read));
        }
    }

    private void writeParts(ObjectNode target, SchemaAttribute attribute, ObjectNode parts) {
        for (Map.Entry<String, JsonNode> member : parts.properties()) {
            AttributeName part = AttributeName.within(attribute, member.getKey());
            if (part.isKnown() && !part.isReadOnly()) {
                new PatchTarget(operation.with(member.getValue())).write(target, part.steps(), null);
            }
        }
    }

    /** Writes the sub-attributes of one value of a multi-valued attribute. */
    void writeValue(ObjectNode value, SchemaAttribute attribute) {
        if (operation.value() instanceof ObjectNode parts) {
            writeParts(value, attribute, parts);
        } else {
            attribute.readValue(operation.value()).ifPresent(read -> value.setAll((ObjectNode) read));
        }
    }

    private interface Inside {
        void write(ObjectNode child);
    }

    private static void inside(ObjectNode container, SchemaAttribute attribute, Inside inside) {
        ObjectNode child = container.get(attribute.name()) instanceof ObjectNode present ? present : Json.object();
        inside.write(child);
        if (child.isEmpty()) {
            container.remove(attribute.name());
        } else {
            container.set(attribute.name(), child);
        }
    }
}
