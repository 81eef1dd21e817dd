package io.github.keycloakjumpcloud.core.group;

import java.util.Set;

/**
 * What {@link GroupReconcile} says, in ids.
 *
 * @param join to be granted now
 * @param leave to be taken away now
 * @param granted to be remembered as granted by this mapper
 */
public record GroupChanges(Set<String> join, Set<String> leave, Set<String> granted) {

    public GroupChanges {
        join = Set.copyOf(join);
        leave = Set.copyOf(leave);
        granted = Set.copyOf(granted);
    }
}
