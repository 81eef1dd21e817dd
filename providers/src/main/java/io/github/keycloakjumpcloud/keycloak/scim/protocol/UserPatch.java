package io.github.keycloakjumpcloud.keycloak.scim.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A PATCH of a user (RFC 7644 §3.5.2), by the schema. The library's own would refuse to add where a value is, add nearly
 * equal values twice, and take core-URN paths for an extension's.
 */
public final class UserPatch {

    private static final ResourceKind KIND = ResourceKind.USER;
    private static final String PASSWORD = "password";

    private final ObjectNode resource;

    private UserPatch(ObjectNode resource) {
        this.resource = resource;
    }

    /**
     * All operations or none.
     *
     * @param current in canonical form; is left as it is. What the operations do not touch is not checked
     * @param request the PatchOp message
     * @return the user after it in canonical form, without read-only attributes
     * @throws ScimProblem 400 when an operation is wrong, 413 when there are more than 1,000
     */
    public static ObjectNode apply(ObjectNode current, ObjectNode request) {
        List<PatchOperation> operations = PatchOperation.readAll(request);
        UserPatch patch = new UserPatch(KIND.writable(current));
        operations.forEach(patch::apply);
        KIND.checkNotRemoved(patch.resource);
        KIND.finish(patch.resource);
        return patch.resource;
    }

    private void apply(PatchOperation operation) {
        if (operation.path() == null || operation.path().equalsIgnoreCase(KIND.schema())) {
            if (!(operation.value() instanceof ObjectNode attributes)) {
                throw ScimProblem.invalidValue("An operation without a path needs an object as its value");
            }
            applyAll(operation, attributes);
            return;
        }
        if (isDropped(operation.path())) {
            return;
        }
        PatchPath path = PatchPath.parse(operation.path(), KIND);
        if (path.isReadOnly()) {
            throw ScimProblem.mutability(path.top().path() + " is read-only");
        }
        write(operation, path);
    }

    /** A password is in no schema here, and yet no fault: whoever pushes one has it dropped, as in a POST. */
    private static boolean isDropped(String path) {
        return path.equalsIgnoreCase(PASSWORD) || path.equalsIgnoreCase(KIND.schema() + ":" + PASSWORD);
    }

    /** What is unknown or read-only here is left aside, as in a PUT. */
    private void applyAll(PatchOperation operation, ObjectNode attributes) {
        if (operation.isRemove()) {
            throw ScimProblem.noTarget("A remove operation needs a path");
        }
        for (Map.Entry<String, JsonNode> member : attributes.properties()) {
            String key = member.getKey();
            if (key.equalsIgnoreCase(KIND.schema()) && member.getValue() instanceof ObjectNode nested) {
                applyAll(operation, nested);
                continue;
            }
            PatchPath path = key.indexOf('[') < 0
                    ? new PatchPath(AttributeName.of(key, KIND).steps(), null)
                    : PatchPath.parse(key, KIND);
            if (!path.steps().isEmpty() && !path.isReadOnly()) {
                write(operation.with(member.getValue()), path);
            }
        }
    }

    private void write(PatchOperation operation, PatchPath path) {
        // What it says follows from the content.
        if (!path.top().name().equals(ResourceKind.SCHEMAS)) {
            new PatchTarget(operation).write(resource, path.steps(), path.filter());
        }
    }
}
