package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A PATCH of a user (RFC 7644 §3.5.2), applied by the schema. The library's own PATCH would refuse to add where a value
 * already is, add nearly equal values twice, and mistake core-URN paths for an extension's.
 *
 * @param request the PatchOp message
 */
public record UserPatch(ObjectNode request) implements UserChange {

    private static final ResourceKind KIND = ResourceKind.USER;
    private static final String OPERATIONS = "Operations";
    private static final String PASSWORD = "password";

    /**
     * The value of the last operation that has one; faulty operations are skipped. A person who must be locked out is
     * locked out even if another operation has a value that is neither true nor false.
     */
    @Override
    public Optional<Boolean> active() {
        Optional<Boolean> told = Optional.empty();
        Optional<ScimProblem> wrong = Optional.empty();
        for (JsonNode node : PatchOperation.nodes(request)) {
            try {
                Optional<Boolean> found = read(node).flatMap(UserPatch::active);
                told = found.isPresent() ? found : told;
            } catch (ScimProblem e) {
                wrong = Optional.of(e);
            }
        }
        if (wrong.isPresent() && !told.equals(Optional.of(false))) {
            throw wrong.get();
        }
        return told;
    }

    private static Optional<PatchOperation> read(JsonNode node) {
        try {
            return Optional.of(PatchOperation.read(node));
        } catch (ScimProblem e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> active(PatchOperation operation) {
        if (operation.isRemove()) {
            return Optional.empty();
        }
        if (isWithoutPath(operation)) {
            return operation.value() instanceof ObjectNode attributes ? ToldActive.in(attributes) : Optional.empty();
        }
        return isOfActive(operation.path()) ? ToldActive.value(operation.value()) : Optional.empty();
    }

    private static boolean isOfActive(String path) {
        try {
            return ToldActive.isMeant(
                    new AttributeName(PatchPath.parse(path, KIND).steps()));
        } catch (ScimProblem e) {
            return false;
        }
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    /**
     * Applies all operations or none. Attributes that no operation touches are not checked.
     *
     * @return in canonical form, without read-only attributes
     * @throws ScimProblem 400 when an operation is wrong, 413 when there are more than 1,000
     */
    @Override
    public ObjectNode apply(ObjectNode current) {
        List<PatchOperation> operations = PatchOperation.readAll(request);
        ObjectNode resource = KIND.writable(current);
        PatchedUser user = new PatchedUser(resource, Reading.STRICT);
        operations.forEach(user::apply);
        KIND.checkNotRemoved(resource);
        KIND.finish(resource);
        return resource;
    }

    @Override
    public ObjectNode salvage(ObjectNode current, Consumer<String> leftOut) {
        ObjectNode resource = KIND.writable(current);
        List<JsonNode> nodes = PatchOperation.nodes(request);
        if (nodes.size() > PatchOperation.MAX_OPERATIONS) {
            leftOut.accept(OPERATIONS);
            return UserChange.keep(current, resource, List.of());
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            // The path of an operation that is wrong may hold a value.
            Reading.leavingOut(leftOut)
                    .read(OPERATIONS + "[" + i + "]", () -> new PatchedUser(resource, new Undoing(resource, leftOut))
                            .apply(PatchOperation.read(node)));
        }
        KIND.checkRequired(resource, Reading.leavingOut(missing::add));
        missing.forEach(leftOut);
        return UserChange.keep(current, resource, missing);
    }

    static boolean isWithoutPath(PatchOperation operation) {
        return operation.path() == null || operation.path().equalsIgnoreCase(KIND.schema());
    }

    /** Restores an attribute that a failing part may have half written. */
    private record Undoing(ObjectNode resource, Consumer<String> leftOut) implements Reading {

        @Override
        public void read(String path, Runnable part) {
            AttributeName top =
                    new AttributeName(List.of(AttributeName.of(path, KIND).top()));
            ObjectNode before = Json.object();
            top.copy(resource, before);
            try {
                part.run();
            } catch (ScimProblem e) {
                leftOut.accept(path);
                top.copy(before, resource);
            }
        }
    }

    /** The user while operations change it. */
    private record PatchedUser(ObjectNode resource, Reading reading) {

        void apply(PatchOperation operation) {
            if (isWithoutPath(operation)) {
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
            reading.read(path.name(), () -> {
                if (path.isReadOnly()) {
                    throw ScimProblem.mutability(path.top().path() + " is read-only");
                }
                write(operation, path);
            });
        }

        /**
         * A password is in no schema here. A client that pushes one is not refused; the password is dropped, as in a
         * POST.
         */
        private static boolean isDropped(String path) {
            return path.equalsIgnoreCase(PASSWORD) || path.equalsIgnoreCase(KIND.schema() + ":" + PASSWORD);
        }

        /** Unknown and read-only attributes are ignored, as in a PUT. */
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
                    reading.read(path.name(), () -> write(operation.with(member.getValue()), path));
                }
            }
        }

        private void write(PatchOperation operation, PatchPath path) {
            // What it says follows from the content.
            if (path.top().name().equals(ResourceKind.SCHEMAS)) {
                return;
            }
            if (path.top().equals(ToldActive.ATTRIBUTE)) {
                writeActive(operation);
                return;
            }
            new PatchTarget(operation).write(resource, path.steps(), path.filter());
        }

        /** {@code active} has no default to which it could return, so removing it changes nothing. */
        private void writeActive(PatchOperation operation) {
            if (!operation.isRemove()) {
                ToldActive.value(operation.value())
                        .ifPresent(active -> resource.put(ToldActive.ATTRIBUTE.name(), active));
            }
        }
    }
}
