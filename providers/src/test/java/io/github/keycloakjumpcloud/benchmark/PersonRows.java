package io.github.keycloakjumpcloud.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.keycloak.storage.jpa.JpaHashUtils;

/** The rows of one table that belong to one person. */
record PersonRows(String table, List<String> columns, List<List<Object>> rows, String personId) {

    private static final int BATCH = 1_000;

    static PersonRows of(Connection connection, String table, String personId) throws SQLException {
        String key = "USER_ENTITY".equals(table) ? "ID" : "USER_ID";
        try (PreparedStatement query =
                connection.prepareStatement("select * from " + table + " where " + key + " = ?")) {
            query.setString(1, personId);
            try (ResultSet result = query.executeQuery()) {
                ResultSetMetaData header = result.getMetaData();
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= header.getColumnCount(); i++) {
                    columns.add(header.getColumnName(i));
                }
                List<List<Object>> rows = new ArrayList<>();
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        row.add(header.getColumnType(i) == Types.CLOB ? result.getString(i) : result.getObject(i));
                    }
                    rows.add(row);
                }
                return new PersonRows(table, columns, rows, personId);
            }
        }
    }

    Copies copies(Connection connection, String personKey) throws SQLException {
        String places = String.join(",", Collections.nCopies(columns.size(), "?"));
        return new Copies(
                connection.prepareStatement(
                        "insert into " + table + " (" + String.join(",", columns) + ") values (" + places + ")"),
                personKey);
    }

    /** Writes copies of the rows for other people. */
    final class Copies implements AutoCloseable {

        private final PreparedStatement insert;
        private final String personKey;
        private int waiting;

        private Copies(PreparedStatement insert, String personKey) {
            this.insert = insert;
            this.personKey = personKey;
        }

        void add(String otherId, String otherKey) throws SQLException {
            for (List<Object> row : rows) {
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, value(row, i, otherId, otherKey));
                }
                insert.addBatch();
                waiting++;
            }
            if (waiting >= BATCH) {
                flush();
            }
        }

        private Object value(List<Object> row, int column, String otherId, String otherKey) {
            Object value = row.get(column);
            if (value == null) {
                return null;
            }
            return switch (columns.get(column)) {
                case "ID" ->
                    personId.equals(value) ? otherId : UUID.randomUUID().toString();
                // Keycloak finds values of over 255 characters by their hash.
                case "LONG_VALUE_HASH" -> JpaHashUtils.hashForAttributeValue(renamed(longValue(row), otherKey));
                case "LONG_VALUE_HASH_LOWER_CASE" ->
                    JpaHashUtils.hashForAttributeValueLowerCase(renamed(longValue(row), otherKey));
                default ->
                    personId.equals(value) ? otherId : value instanceof String text ? renamed(text, otherKey) : value;
            };
        }

        private String renamed(String text, String otherKey) {
            return text.replace(personKey, otherKey);
        }

        private String longValue(List<Object> row) {
            return (String) row.get(columns.indexOf("LONG_VALUE"));
        }

        private void flush() throws SQLException {
            insert.executeBatch();
            waiting = 0;
        }

        @Override
        public void close() throws SQLException {
            flush();
            insert.close();
        }
    }
}
