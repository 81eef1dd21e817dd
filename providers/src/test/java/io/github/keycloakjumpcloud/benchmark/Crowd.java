package io.github.keycloakjumpcloud.benchmark;

import java.io.IOException;
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

    int size() {
        return size;
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

    /** To be called when the server does not run. */
    void copy(Database database) {
        try (Connection connection = database.open()) {
            for (String table : TABLES) {
                for (int department = 0; department < originals.size(); department++) {
                    copy(connection, table, department);
                }
                connection.commit();
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("People could not be copied", e);
        }
    }

    private void copy(Connection connection, String table, int department) throws SQLException {
        PersonRows rows = PersonRows.of(connection, table, originals.get(department));
        try (PersonRows.Copies copies =
                rows.copies(connection, original(department).key())) {
            for (int number = department; number < size; number += originals.size()) {
                copies.add(id(number), Person.loaded(number).key());
            }
        }
    }

    private static Person original(int department) {
        return Person.created(ORIGINAL, department);
    }
}
