package io.github.keycloakjumpcloud.core.group;

import java.util.HashSet;
import java.util.Set;

/**
 * From what a user holds to what JumpCloud wants, taking away only what this mapper granted: two mappers, or a mapper
 * and an admin, never undo each other. What makes an administrator is never given; who has it already keeps it for as
 * long as JumpCloud names it. Works on ids, of groups or of roles.
 */
public final class GroupReconcile {

    private GroupReconcile() {}

    /**
     * @param desired what JumpCloud wants now
     * @param grantedBefore what this mapper remembers to have granted
     * @param grantedByOthers what other mappers remember to have granted; where two want the same, both remember it, and
     *     the last one takes it away
     * @param held what the user holds, from whomever
     * @param forbidden what would make an administrator of the user
     * @param keptByScim of what SCIM says who leaves; this mapper remembers what it granted there, in case SCIM ends
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
