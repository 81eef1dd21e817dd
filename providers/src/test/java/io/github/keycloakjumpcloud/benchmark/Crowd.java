package io.github.keycloakjumpcloud.benchmark;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The people of a realm before anything is measured. One in each department is created over the connection's SCIM
 * endpoint; the others are copies of their rows in the database, with another name: so they are what SCIM would have
 * written, in a fraction of the time.
 */
final class Crowd {

    private static final char ORIGINAL = 'o';
    private static final List<String> TABLES = List.of(
            "USER_ENTITY", "USER_ATTRIBUTE", "FEDERATED_IDENTITY", "USER_GROUP_MEMBERSHIP", "USER_ROLE_MAPPING");

    private final int size;
    private final List<String> originals = new ArrayList<>();

    Crowd(int size) {
        this.size = size;
    }

    /** The SCIM and Keycloak id of a person. */
    static String id(int number) {
        return UUID.nameUUIDFromBytes(Person.loaded(number).key().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** @param rest adds the attribute by which the others look up an external id */
    void createOriginals(Http http, ScimContender scim, AdminRest rest) {
        for (int department = 0; department < Person.DEPARTMENTS; department++) {
            // The first in a department is noted as the one for whom it was created.
            http.require(scim.create(Person.created('f', department)));
            Person original = original(department);
            String id = http.require(scim.create(original)).json().get("id").asText();
            http.require(rest.setExternalId(id, original.externalId()));
            originals.add(id);
        }
    }

    /** The id of somebody who came over SCIM. */
    String anOriginal() {
        return originals.get(0);
    }

    void copy(Connection connection) throws SQLException {
        for (String table : TABLES) {
            for (int department = 0; department < originals.size(); department++) {
                copy(connection, table, department);
            }
        }
    }

    private void copy(Connection connection, String table, int department) throws SQLException {
        String condition = ("USER_ENTITY".equals(table) ? "ID" : "USER_ID") + " = ?";
        String key = original(department).key();
        OwnedRows rows = OwnedRows.of(connection, table, condition, originals.get(department));
        try (OwnedRows.Copies copies = rows.copies(connection)) {
            for (int number = department; number < size; number += originals.size()) {
                String other = Person.loaded(number).key();
                copies.add(new OwnedRows.Owner(id(number), other, text -> text.replace(key, other)));
            }
        }
    }

    private static Person original(int department) {
        return Person.created(ORIGINAL, department);
    }
}
