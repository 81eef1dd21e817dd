package io.github.keycloakjumpcloud.core.department;

import java.util.HashSet;
import java.util.Set;

/**
 * What {@link DepartmentMerge} says.
 *
 * @param leave ids of the department groups that the user leaves
 */
public record DepartmentDecision(Target target, Set<String> leave) {

    public DepartmentDecision {
        leave = Set.copyOf(leave);
    }

    /** With departments of another root, which the connection had before. */
    public DepartmentDecision leavingToo(Set<String> former) {
        Set<String> all = new HashSet<>(leave);
        all.addAll(former);
        return new DepartmentDecision(target, all);
    }

    /** The place of the user afterwards. */
    public sealed interface Target {

        /** In no department that this decision names. */
        record None() implements Target {}

        /** Where the user already is. */
        record Stay(Department department) implements Target {}

        /** In a department that exists. */
        record Join(Department department) implements Target {}

        /** In a department that is yet to be created, enabled. */
        record Create(DepartmentName name) implements Target {}

        /** In none, because the one that JumpCloud names is disabled; worth an event. */
        record SkippedDisabled(Department department) implements Target {}

        /** In none, because the one that JumpCloud names makes administrators of its members; worth an event. */
        record SkippedAdministrators(Department department) implements Target {}
    }
}
