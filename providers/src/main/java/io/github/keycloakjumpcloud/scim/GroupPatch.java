package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A PATCH of a group (RFC 7644 §3.5.2), read as changes to make. A group may have thousands of members, and only those
 * that the message names matter.
 */
public final class GroupPatch {

    private static final ResourceKind KIND = ResourceKind.GROUP;
    private static final String DISPLAY_NAME = "displayName";
    private static final String EXTERNAL_ID = "externalId";

    private final List<GroupChange> changes = new ArrayList<>();

    private GroupPatch() {}

    /**
     * Reads the message.
     *
     * @param request the PatchOp message
     * @return the changes in order; empty when the message asks for none
     * @throws ScimProblem 400 when an operation is wrong, 413 when there are more than 1,000
     */
    public static List<GroupChange> parse(ObjectNode request) {
        GroupPatch patch = new GroupPatch();
        PatchOperation.readAll(request).forEach(patch::read);
        return List.copyOf(patch.changes);
    }

    private void read(PatchOperation operation) {
        if (operation.path() == null || operation.path().equalsIgnoreCase(KIND.schema())) {
            if (!(operation.value() instanceof ObjectNode attributes)) {
                throw ScimProblem.invalidValue("An operation without a path needs an object as its value");
            }
            readAll(operation, attributes);
            return;
        }
        PatchPath path = PatchPath.parse(operation.path(), KIND);
        if (path.isReadOnly()) {
            throw ScimProblem.mutability(path.top().path() + " is read-only");
        }
        if (path.steps().size() > 1) {
            throw ScimProblem.mutability(path.top().path() + " can be added and removed only as a whole");
        }
        if (path.filter() == null) {
            read(operation, path.top());
        } else {
            readSelected(operation, path.filter());
        }
    }

    /** Unknown and read-only attributes are ignored, as in a PUT. */
    private void readAll(PatchOperation operation, ObjectNode attributes) {
        if (operation.isRemove()) {
            throw ScimProblem.noTarget("A remove operation needs a path");
        }
        for (Map.Entry<String, JsonNode> member : attributes.properties()) {
            if (member.getKey().equalsIgnoreCase(KIND.schema()) && member.getValue() instanceof ObjectNode nested) {
                readAll(operation, nested);
                continue;
            }
            AttributeName name = AttributeName.of(member.getKey(), KIND);
            if (name.steps().size() == 1 && !name.isReadOnly()) {
                read(operation.with(member.getValue()), name.top());
            }
        }
    }

    private void read(PatchOperation operation, SchemaAttribute attribute) {
        switch (attribute.name()) {
            case SchemaAttribute.MEMBERS -> readMembers(operation);
            case DISPLAY_NAME -> readName(operation, attribute);
            case EXTERNAL_ID -> readExternalId(operation, attribute);
            default -> {
                // "schemas" follows from the content; there is nothing else that can be written.
            }
        }
    }

    private void readMembers(PatchOperation operation) {
        JsonNode value = unwrapped(operation.value());
        List<String> ids = GroupMembers.read(value);
        if (operation.isRemove()) {
            if (!ids.isEmpty()) {
                changes.add(new GroupChange.RemoveMembers(ids));
            } else if (Json.isNull(value)) {
                changes.add(new GroupChange.RemoveAllMembers());
            }
        } else if (operation.isAdd()) {
            if (!ids.isEmpty()) {
                changes.add(new GroupChange.AddMembers(ids));
            }
        } else {
            changes.add(replacement(ids, value));
        }
    }

    private static GroupChange replacement(List<String> ids, JsonNode value) {
        if (!ids.isEmpty()) {
            return new GroupChange.ReplaceMembers(ids);
        }
        if (!Json.isNull(value) && !(value.isArray() && value.isEmpty())) {
            throw ScimProblem.invalidValue("members.value is required");
        }
        return new GroupChange.RemoveAllMembers();
    }

    /** Some clients repeat the attribute's name within the value. */
    private static JsonNode unwrapped(JsonNode value) {
        JsonNode inner = value instanceof ObjectNode object ? Json.member(object, SchemaAttribute.MEMBERS) : null;
        return inner == null ? value : inner;
    }

    private void readSelected(PatchOperation operation, Condition filter) {
        if (!operation.isRemove()) {
            throw ScimProblem.mutability("members can be added and removed only as a whole");
        }
        Set<String> ids = new LinkedHashSet<>();
        List<Condition> conditions = filter instanceof Condition.Any any ? any.conditions() : List.of(filter);
        for (Condition condition : conditions) {
            ids.add(selected(condition));
        }
        changes.add(new GroupChange.RemoveMembers(List.copyOf(ids)));
    }

    private static String selected(Condition condition) {
        return condition
                .equalities()
                .filter(equalities -> equalities.size() == 1)
                .map(equalities -> equalities.get(0))
                .filter(equality -> equality.steps().get(0).name().equals(SchemaAttribute.VALUE))
                .map(equality -> equality.value().textValue())
                .orElseThrow(() -> ScimProblem.invalidFilter("members are selected by value only"));
    }

    private void readName(PatchOperation operation, SchemaAttribute attribute) {
        if (operation.isRemove()) {
            throw ScimProblem.mutability("displayName is required");
        }
        String name = attribute
                .read(operation.value())
                .map(JsonNode::textValue)
                .filter(text -> !TextRule.isBlank(text))
                .orElseThrow(() -> attribute.invalid("is required"));
        KIND.checkName(attribute, name);
        changes.add(new GroupChange.Rename(name));
    }

    private void readExternalId(PatchOperation operation, SchemaAttribute attribute) {
        if (operation.unassigns(attribute)) {
            changes.add(new GroupChange.SetExternalId(Optional.empty()));
        } else {
            attribute
                    .read(operation.value())
                    .map(JsonNode::textValue)
                    .ifPresent(id -> changes.add(new GroupChange.SetExternalId(Optional.of(id))));
        }
    }
}
