package io.github.keycloakjumpcloud.core.department;

import io.github.keycloakjumpcloud.core.department.DepartmentDecision.Target;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The department rules, the same for SAML and SCIM:
 *
 * <ol>
 *   <li>A department that exists is reused, enabled or disabled. A second department of the same name is never created.
 *   <li>If it is enabled, the user joins. If it is disabled, or makes its members administrators, the user is not put
 *       into it; members who are already in it stay.
 *   <li>If it does not exist, it is created, enabled, and the user joins.
 *   <li>The user leaves every other department, even when the named department did not take the user in. If the
 *       attribute is absent, nothing changes. If it is blank, the user leaves all departments.
 * </ol>
 */
public final class DepartmentMerge {

    private static final Target NONE = new Target.None();

    private DepartmentMerge() {}

    /**
     * Applies the rules.
     *
     * @param received the department as JumpCloud named it; empty when the attribute is absent, a blank text when the
     *     person has no department
     * @param existing the department of the same folded name; empty when there is none
     * @param current the departments in which the user is now
     */
    public static DepartmentDecision decide(
            Optional<String> received, Optional<Department> existing, Set<Department> current) {
        if (received.isEmpty()) {
            return new DepartmentDecision(NONE, Set.of());
        }
        Optional<DepartmentName> name = received.flatMap(DepartmentName::parse);
        if (name.isEmpty()) {
            return new DepartmentDecision(NONE, idsOf(current, department -> true));
        }
        return existing.or(() -> namedLike(name.get(), current))
                .map(department -> reuse(department, current))
                .orElseGet(() ->
                        new DepartmentDecision(new Target.Create(name.get()), idsOf(current, department -> true)));
    }

    private static DepartmentDecision reuse(Department department, Set<Department> current) {
        Predicate<Department> same = other -> other.groupId().equals(department.groupId());
        return new DepartmentDecision(
                target(department, current.stream().anyMatch(same)), idsOf(current, same.negate()));
    }

    private static Target target(Department department, boolean isIn) {
        if (isIn) {
            return new Target.Stay(department);
        }
        if (department.administrates()) {
            return new Target.SkippedAdministrators(department);
        }
        return department.enabled() ? new Target.Join(department) : new Target.SkippedDisabled(department);
    }

    private static Optional<Department> namedLike(DepartmentName name, Set<Department> current) {
        return current.stream()
                .filter(department -> DepartmentName.parse(department.name())
                        .filter(name::equals)
                        .isPresent())
                .findFirst();
    }

    private static Set<String> idsOf(Set<Department> departments, Predicate<Department> filter) {
        return departments.stream().filter(filter).map(Department::groupId).collect(Collectors.toUnmodifiableSet());
    }
}
