package io.github.keycloakjumpcloud.core.group;

import java.util.Set;

/**
 * The decision of {@link GroupReconcile}, in ids of groups or of roles.
 *
 * @param join must be granted now
 * @param leave must be taken away now
 * @param granted must be remembered as granted by this mapper
 * @param refused what JumpCloud names and the user does not get, because it would make them an administrator. An event
 *     must say so
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
