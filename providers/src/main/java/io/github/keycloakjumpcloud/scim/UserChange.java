package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** A message that changes a user. */
public sealed interface UserChange permits UserReplacement, UserPatch {

    /**
     * The value of {@code active}, whatever else the message holds; empty when the message does not say, or removes the
     * value.
     *
     * @throws ScimProblem 400 {@code invalidValue} when the value is neither true nor false
     */
    Optional<Boolean> active();

    /** Whether the message takes the person's access away. */
    default boolean locksOut() {
        try {
            return active().equals(Optional.of(false));
        } catch (ScimProblem e) {
            return false;
        }
    }

    /** Whether the change clears the attributes that it does not name. */
    boolean isWhole();

    /**
     * The user after the change.
     *
     * @param current in canonical form; it is not changed
     * @throws ScimProblem 400 when anything in the message is wrong
     */
    ObjectNode apply(ObjectNode current);

    /**
     * The user after the change; attributes with a faulty value keep their old value. Never fails because of the
     * message.
     *
     * @param current in canonical form; it is not changed
     * @param leftOut receives the path of each attribute that keeps its old value
     */
    ObjectNode salvage(ObjectNode current, Consumer<String> leftOut);

    /** The changed user with the current user's values at these paths. */
    static ObjectNode keep(ObjectNode current, ObjectNode changed, Collection<String> paths) {
        ObjectNode kept = changed.deepCopy();
        paths.stream()
                .map(path -> AttributeName.of(path, ResourceKind.USER))
                .filter(AttributeName::isKnown)
                .forEach(name -> name.copy(current, kept));
        ResourceKind.USER.writeSchemas(kept);
        return kept;
    }
}
