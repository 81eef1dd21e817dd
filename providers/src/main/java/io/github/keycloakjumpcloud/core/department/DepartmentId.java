package io.github.keycloakjumpcloud.core.department;

import io.github.keycloakjumpcloud.core.group.GroupId;

/** The group id of a department that a login creates. Every spelling of the department's name gives the same id. */
public final class DepartmentId {

    private DepartmentId() {}

    /** The id, derived from the realm, the root group and the folded name (see {@link GroupId}). */
    public static String of(String realmId, String rootGroupId, DepartmentName name) {
        return GroupId.of(realmId, rootGroupId, name.folded());
    }
}
