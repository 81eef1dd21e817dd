package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values of a multi-valued attribute while one operation changes them. */
final class PatchedValues {

    private final SchemaAttribute attribute;
    private final List<ObjectNode> values;
    /** The values to which the operation wrote. A value that became primary takes that mark from all others. */
    private final Set<ObjectNode> written = Collections.newSetFromMap(new IdentityHashMap<>());

    private PatchedValues(SchemaAttribute attribute, List<ObjectNode> values) {
        this.attribute = attribute;
        this.values = values;
    }

    static PatchedValues of(ObjectNode container, SchemaAttribute attribute) {
        List<ObjectNode> values = new ArrayList<>();
        for (JsonNode value : container.path(attribute.name())) {
            if (value instanceof ObjectNode object) {
                values.add(object);
            }
        }
        return new PatchedValues(attribute, values);
    }

    void replace(JsonNode raw) {
        values.clear();
        read(raw).forEach(this::append);
    }

    /** Adds values. A value that is already there is not added again, but gets the sub-attributes of the new value. */
    void add(JsonNode raw) {
        for (ObjectNode value : read(raw)) {
            Optional<ObjectNode> same =
                    values.stream().filter(present -> isSame(present, value)).findFirst();
            if (same.isPresent()) {
                same.get().setAll(value);
                written.add(same.get());
            } else {
                append(value);
            }
        }
    }

    /** Removes the values that have everything that a named value has. Without named values, removes all. */
    void remove(JsonNode raw) {
        if (Json.isNull(raw)) {
            values.clear();
            return;
        }
        List<ObjectNode> named = read(raw);
        values.removeIf(present -> named.stream().anyMatch(value -> hasAll(present, value)));
    }

    /**
     * Writes to the values that fulfil the filter. If there are none, writes to a new value for which the filter holds.
     *
     * @param filter null for all values
     * @param part the sub-attribute to write; empty for the whole value
     */
    void write(PatchOperation operation, Condition filter, List<SchemaAttribute> part) {
        List<ObjectNode> meant = values.stream()
                .filter(value -> filter == null || filter.test(value))
                .toList();
        SchemaAttribute named = part.isEmpty() ? attribute : part.get(part.size() - 1);
        if (operation.unassigns(named)) {
            takeAway(meant, part);
        } else if (!operation.isIdle(named)) {
            PatchOperation single = part.isEmpty() ? operation.with(single(operation.value())) : operation;
            List<ObjectNode> targets = meant.isEmpty() ? List.of(append(wanted(filter))) : meant;
            for (ObjectNode target : targets) {
                PatchTarget patch = new PatchTarget(single);
                if (part.isEmpty()) {
                    patch.writeValue(target, attribute);
                } else {
                    patch.write(target, part, null);
                }
                written.add(target);
            }
        }
        values.removeIf(ObjectNode::isEmpty);
    }

    private void takeAway(List<ObjectNode> meant, List<SchemaAttribute> part) {
        if (part.isEmpty() || part.get(0).name().equals(SchemaAttribute.VALUE)) {
            // Without its value, type and display say nothing.
            Set<ObjectNode> gone = Collections.newSetFromMap(new IdentityHashMap<>());
            gone.addAll(meant);
            values.removeIf(gone::contains);
        } else {
            meant.forEach(value -> value.remove(part.get(0).name()));
        }
    }

    private ObjectNode wanted(Condition filter) {
        ObjectNode value = Json.object();
        if (filter == null) {
            return value;
        }
        List<Condition.Comparison> equalities = filter.equalities()
                .orElseThrow(() -> ScimProblem.noTarget("The filter matches no value of " + attribute.path()));
        for (Condition.Comparison equality : equalities) {
            SchemaAttribute part = equality.steps().get(0);
            part.readValue(equality.value()).ifPresent(read -> value.set(part.name(), read));
        }
        return value;
    }

    private JsonNode single(JsonNode raw) {
        if (!raw.isArray()) {
            return raw;
        }
        if (raw.size() > 1) {
            throw attribute.invalid("takes one value where a filter selects");
        }
        return raw.get(0);
    }

    private List<ObjectNode> read(JsonNode raw) {
        List<ObjectNode> read = new ArrayList<>();
        attribute.read(raw).ifPresent(array -> array.forEach(value -> read.add((ObjectNode) value)));
        return read;
    }

    private ObjectNode append(ObjectNode value) {
        values.add(value);
        written.add(value);
        return value;
    }

    private boolean isSame(ObjectNode present, ObjectNode value) {
        if (attribute.part(SchemaAttribute.VALUE) == null) {
            return withoutPrimary(present).equals(withoutPrimary(value));
        }
        return value.has(SchemaAttribute.VALUE)
                && isEqual(present, value, SchemaAttribute.VALUE)
                && (!present.has("type") || !value.has("type") || isEqual(present, value, "type"));
    }

    private static ObjectNode withoutPrimary(ObjectNode value) {
        return value.deepCopy().without(SchemaAttribute.PRIMARY);
    }

    private boolean hasAll(ObjectNode present, ObjectNode named) {
        return named.properties().stream().allMatch(member -> isEqual(present, named, member.getKey()));
    }

    private boolean isEqual(ObjectNode one, ObjectNode other, String part) {
        JsonNode left = one.path(part);
        JsonNode right = other.path(part);
        if (left.isTextual() && right.isTextual() && !attribute.part(part).isCaseExact()) {
            return Json.fold(left.textValue()).equals(Json.fold(right.textValue()));
        }
        return left.equals(right);
    }

    void store(ObjectNode container) {
        if (written.stream().anyMatch(PatchedValues::isPrimary)) {
            values.stream()
                    .filter(value -> isPrimary(value) && !written.contains(value))
                    .forEach(value -> value.set(SchemaAttribute.PRIMARY, BooleanNode.FALSE));
        }
        ArrayNode array = Json.array().addAll(values);
        if (!written.isEmpty()) {
            attribute.checkValues(array);
        }
        if (array.isEmpty()) {
            container.remove(attribute.name());
        } else {
            container.set(attribute.name(), array);
        }
    }

    private static boolean isPrimary(ObjectNode value) {
        return value.path(SchemaAttribute.PRIMARY).asBoolean();
    }
}
