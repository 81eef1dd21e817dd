package io.github.keycloakjumpcloud.core.department;

import java.util.HashSet;
import java.util.Set;

/**
 * The decision of {@link DepartmentMerge}.
 *
 * @param target where the user is afterwards
 * @param leave the ids of the department groups that the user leaves
 */
public record DepartmentDecision(Target target, Set<String> leave) {

    public DepartmentDecision {
        leave = Set.copyOf(leave);
    }

    /** The same decision; the user also leaves these departments of a root that the connection had before. */
    public DepartmentDecision leavingToo(Set<String> former) {
        Set<String> all = new HashSet<>(leave);
        all.addAll(former);
        return new DepartmentDecision(target, all);
    }

    /** Where the user is afterwards. */
    public sealed interface Target {

        /** In no department that this decision names. */
        record None() implements Target {}

        /** In a department in which the user already is. */
        record Stay(Department department) implements Target {}

        /** In a department that exists. */
        record Join(Department department) implements Target {}

        /** In a department that must be created, enabled. */
        record Create(DepartmentName name) implements Target {}

        /** In no department, because the named department is disabled. An event must say so. */
        record SkippedDisabled(Department department) implements Target {}

        /** In no department, because the named department makes its members administrators. An event must say so. */
        record SkippedAdministrators(Department department) implements Target {}
    }
}
