package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** A message that changes a user. */
public sealed interface UserChange permits UserReplacement, UserPatch {

    /**
     * What it says of {@code active}, whatever else is in it; empty when it says nothing, or takes the value away.
     *
     * @throws ScimProblem 400 {@code invalidValue} when that is neither true nor false
     */
    Optional<Boolean> active();

    /** Whether it takes the person's access away. */
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
     * The user after it.
     *
     * @param current in canonical form; is left as it is
     * @throws ScimProblem 400 when anything in it is wrong
     */
    ObjectNode apply(ObjectNode current);

    /**
     * The user after it, where whatever is wrong keeps its value. Never fails for what is in the message.
     *
     * @param current in canonical form; is left as it is
     * @param leftOut is told the path of each attribute that keeps its value
     */
    ObjectNode salvage(ObjectNode current, Consumer<String> leftOut);

    /** The changed user with the values of the current one at these paths. */
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
