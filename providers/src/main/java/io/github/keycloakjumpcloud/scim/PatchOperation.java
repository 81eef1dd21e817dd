package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.messages.PatchOpType;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation of a PATCH request (RFC 7644 §3.5.2). It is read from the tree, because the library's class refuses
 * null and empty values, which mean "unassign".
 *
 * @param path null when there is none
 * @param value the JSON null when there is none, which only a removal may leave out
 */
record PatchOperation(PatchOpType type, String path, JsonNode value) {

    static final int MAX_OPERATIONS = 1_000;

    static List<PatchOperation> readAll(ObjectNode request) {
        List<JsonNode> operations = nodes(request);
        if (operations.isEmpty()) {
            throw ScimProblem.invalidSyntax("Operations must be an array of operations");
        }
        if (operations.size() > MAX_OPERATIONS) {
            throw ScimProblem.tooLarge("There are more than " + MAX_OPERATIONS + " operations");
        }
        return operations.stream().map(PatchOperation::read).toList();
    }

    /** The operations as sent; empty when the message holds nothing that could be one. */
    static List<JsonNode> nodes(ObjectNode request) {
        JsonNode operations = Json.member(request, "Operations");
        List<JsonNode> nodes = new ArrayList<>();
        if (operations instanceof ArrayNode) {
            operations.forEach(nodes::add);
        } else if (operations instanceof ObjectNode && !operations.isEmpty()) {
            nodes.add(operations);
        }
        return nodes;
    }

    static PatchOperation read(JsonNode node) {
        if (!(node instanceof ObjectNode operation)) {
            throw ScimProblem.invalidSyntax("An operation must be an object");
        }
        PatchOpType type = type(Json.member(operation, "op"));
        String path = path(Json.member(operation, "path"));
        JsonNode value = Json.memberOrNull(operation, "value");
        if (type == PatchOpType.REMOVE && path == null) {
            throw ScimProblem.noTarget("A remove operation needs a path");
        }
        if (type != PatchOpType.REMOVE && value == null) {
            throw ScimProblem.invalidValue("An add or replace operation needs a value");
        }
        return new PatchOperation(type, path, value == null ? NullNode.getInstance() : value);
    }

    private static PatchOpType type(JsonNode op) {
        if (op != null && op.isTextual()) {
            for (PatchOpType type : PatchOpType.values()) {
                if (type.name().equalsIgnoreCase(op.textValue().strip())) {
                    return type;
                }
            }
        }
        throw ScimProblem.invalidSyntax("op must be add, replace or remove");
    }

    private static String path(JsonNode path) {
        if (path == null) {
            return null;
        }
        if (!path.isTextual()) {
            throw ScimProblem.invalidPath("path must be a string");
        }
        return path.textValue().isBlank() ? null : path.textValue().strip();
    }

    boolean isRemove() {
        return type == PatchOpType.REMOVE;
    }

    boolean isAdd() {
        return type == PatchOpType.ADD;
    }

    /** Whether the operation takes the value of this attribute away. */
    boolean unassigns(SchemaAttribute target) {
        return isRemove() || (!isAdd() && target.isUnassigned(value));
    }

    /** Whether the operation adds nothing to this attribute. */
    boolean isIdle(SchemaAttribute target) {
        return isAdd() && target.isUnassigned(value);
    }

    PatchOperation with(JsonNode other) {
        return new PatchOperation(type, path, other);
    }
}
