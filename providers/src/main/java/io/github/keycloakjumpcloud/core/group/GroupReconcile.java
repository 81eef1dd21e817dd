package io.github.keycloakjumpcloud.core.group;

import java.util.HashSet;
import java.util.Set;

/**
 * Compares what a user holds with what JumpCloud names. A mapper takes away only what it granted, so two mappers, or a
 * mapper and an admin, never undo each other. What makes an administrator is never granted; a user who already holds it
 * keeps it while JumpCloud names it. Works on ids, of groups or of roles.
 */
public final class GroupReconcile {

    private GroupReconcile() {}

    /**
     * The changes to make.
     *
     * @param desired what JumpCloud names now
     * @param grantedBefore what this mapper remembers having granted
     * @param grantedByOthers what other mappers remember having granted. When two mappers want the same, both remember
     *     it, and the last one to give it up takes it away
     * @param held what the user holds, whoever granted it
     * @param forbidden what would make the user an administrator
     * @param keptByScim the groups whose leavers SCIM names. This mapper keeps them in its memory, in case SCIM ends
     */
    public static GroupChanges reconcile(
            Set<String> desired,
            Set<String> grantedBefore,
            Set<String> grantedByOthers,
            Set<String> held,
            Set<String> forbidden,
            Set<String> keptByScim) {
        Set<String> missing = without(desired, held);
        Set<String> join = without(missing, forbidden);
        Set<String> refused = without(missing, join);

        Set<String> leave = without(grantedBefore, desired);
        leave.retainAll(held);
        leave.removeAll(grantedByOthers);
        Set<String> kept = new HashSet<>(leave);
        kept.retainAll(keptByScim);
        leave.removeAll(kept);

        Set<String> granted = new HashSet<>(grantedBefore);
        granted.addAll(join);
        granted.addAll(grantedByOthers);
        granted.retainAll(without(desired, refused));
        granted.addAll(kept);

        return new GroupChanges(join, leave, granted, refused);
    }

    private static Set<String> without(Set<String> ids, Set<String> others) {
        Set<String> rest = new HashSet<>(ids);
        rest.removeIf(others::contains);
        return rest;
    }
}
