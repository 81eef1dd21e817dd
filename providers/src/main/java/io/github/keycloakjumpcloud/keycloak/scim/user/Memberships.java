package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.keycloak.group.DepartmentMembership;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/** The department and the groups that JumpCloud gives to a person. */
final class Memberships {

    private final Operation operation;
    private final DepartmentMembership departments;

    Memberships(Operation operation) {
        this.operation = operation;
        this.departments = new DepartmentMembership(
                operation.session(), operation.realm(), operation.connection(), operation.departments());
    }

    /** @param received the department that JumpCloud names; empty: nothing changes; blank: the person leaves */
    void department(UserModel user, Optional<String> received) {
        departments.apply(user, received).ifPresent(created -> new StoredPerson(operation, user)
                .rememberDepartment(created));
    }

    /**
     * The person leaves the department and JumpCloud's groups. A department that was created for this person goes again
     * when nobody has used it since: so a test of the connection leaves nothing behind.
     */
    void leave(UserModel user) {
        departments.apply(user, Optional.of(""));
        mirroredGroups(user).forEach(user::leaveGroup);
        new StoredPerson(operation, user)
                .createdDepartment()
                .ifPresent(id -> operation.afterwards(session -> DepartmentMembership.removeIfUnused(session, id)));
    }

    private List<GroupModel> mirroredGroups(UserModel user) {
        return new GroupTree(operation.session(), operation.realm())
                .find(operation.connection().groupRoot())
                .map(root -> user.getGroupsStream()
                        .filter(group -> root.getId().equals(group.getParentId()))
                        .toList())
                .orElseGet(List::of);
    }
}
