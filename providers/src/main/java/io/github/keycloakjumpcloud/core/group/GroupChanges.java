package io.github.keycloakjumpcloud.core.group;

import java.util.Set;

/**
 * What {@link GroupReconcile} says, in ids.
 *
 * @param join to be granted now
 * @param leave to be taken away now
 * @param granted to be remembered as granted by this mapper
 * @param refused what JumpCloud wants and the user does not get, since it would make an administrator; worth an event
 */
public record GroupChanges(Set<String> join, Set<String> leave, Set<String> granted, Set<String> refused) {

    public GroupChanges {
        join = Set.copyOf(join);
        leave = Set.copyOf(leave);
        granted = Set.copyOf(granted);
        refused = Set.copyOf(refused);
    }

    /** Whether the user gets or loses anything. */
    public boolean changeAnything() {
        return !join.isEmpty() || !leave.isEmpty();
    }
}
