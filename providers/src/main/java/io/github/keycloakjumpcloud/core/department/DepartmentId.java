package io.github.keycloakjumpcloud.core.department;

import io.github.keycloakjumpcloud.core.group.GroupId;

/** The group id of a department that a login creates: the same for every spelling of its name. */
public final class DepartmentId {

    private DepartmentId() {}

    /** Derived from the realm, the root group and the folded name. */
    public static String of(String realmId, String rootGroupId, DepartmentName name) {
        return GroupId.of(realmId, rootGroupId, name.folded());
    }
}
