package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.keycloak.group.DepartmentMembership;
import io.github.keycloakjumpcloud.keycloak.group.GrantedAccess;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** The department, the groups and the roles that JumpCloud gives to a person. */
final class UserGrants {

    private final Operation operation;
    private final DepartmentMembership departments;
    private final GrantedAccess access;

    UserGrants(Operation operation) {
        this.operation = operation;
        this.departments = new DepartmentMembership(
                operation.session(), operation.realm(), operation.connection(), operation.departments());
        this.access = new GrantedAccess(operation.session(), operation.connection());
    }

    /**
     * Also gives back what {@link #leave} took and no later write names: the default role.
     *
     * @param received the department that JumpCloud names; empty: nothing changes; blank: the person leaves
     * @return whether anything was written
     */
    boolean department(UserModel user, Optional<String> received) {
        boolean restored = access.restore(user);
        DepartmentMembership.Applied applied = departments.apply(user, received);
        applied.created().ifPresent(new StoredPerson(operation, user)::rememberDepartment);
        return applied.changed() || restored;
    }

    /**
     * As {@link #department}, for a new account, as far as no department has to be created.
     *
     * @return what is left for {@link #department}
     */
    Optional<String> existingDepartment(UserModel created, Optional<String> received) {
        return departments.applyExisting(created, received);
    }

    /**
     * The person loses all that the connection has given. A department that was created for this person goes again
     * when nobody has used it since: so a test of the connection leaves nothing behind.
     */
    void leave(UserModel user) {
        access.revoke(user);
        new StoredPerson(operation, user)
                .createdDepartment()
                .ifPresent(id -> operation.afterwards(session -> DepartmentMembership.removeIfUnused(session, id)));
    }
}
