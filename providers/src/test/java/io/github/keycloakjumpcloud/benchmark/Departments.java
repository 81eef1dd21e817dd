package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.core.department.DepartmentId;
import io.github.keycloakjumpcloud.core.department.DepartmentName;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Departments in which nobody is, beside those of the {@link Crowd}: copies of the rows of one that SCIM has created, under
 * the ids that a sign-in would derive.
 *
 * @param count how many there are, with those of the crowd
 */
record Departments(int count) {

    private static final String FIRST = "ID = (select m.GROUP_ID from USER_GROUP_MEMBERSHIP m"
            + " join KEYCLOAK_GROUP g on g.ID = m.GROUP_ID where m.USER_ID = ? and g.NAME = '"
            + Person.departmentName(0) + "')";

    /** @param member somebody of the first department */
    void copy(Connection connection, String member) throws SQLException {
        OwnedRows found = OwnedRows.of(connection, "KEYCLOAK_GROUP", FIRST, member);
        String first = found.value("ID");
        copy(connection, OwnedRows.of(connection, "KEYCLOAK_GROUP", "ID = ?", first), found);
        copy(connection, OwnedRows.of(connection, "GROUP_ATTRIBUTE", "GROUP_ID = ?", first), found);
    }

    private void copy(Connection connection, OwnedRows rows, OwnedRows first) throws SQLException {
        String realm = first.value("REALM_ID");
        String root = first.value("PARENT_GROUP");
        try (OwnedRows.Copies copies = rows.copies(connection)) {
            for (int number = Person.DEPARTMENTS; number < count; number++) {
                String name = Person.departmentName(number);
                String id =
                        DepartmentId.of(realm, root, DepartmentName.parse(name).orElseThrow());
                copies.add(new OwnedRows.Owner(id, name, text -> text.equals(first.value("NAME")) ? name : text));
            }
        }
    }
}
