package io.github.keycloakjumpcloud.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.keycloak.storage.jpa.JpaHashUtils;

/** The rows of one table that belong to one person, group, connection or part of it. */
record OwnedRows(String table, List<String> columns, List<List<Object>> rows, String ownerId) {

    private static final int BATCH = 1_000;
    private static final String ID = "ID";

    /** @param condition with a place for the owner's id */
    static OwnedRows of(Connection connection, String table, String condition, String ownerId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select * from " + table + " where " + condition)) {
            query.setString(1, ownerId);
            try (ResultSet result = query.executeQuery()) {
                ResultSetMetaData header = result.getMetaData();
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= header.getColumnCount(); i++) {
                    // PostgreSQL folds names to lower case, H2 to upper.
                    columns.add(header.getColumnName(i).toUpperCase(Locale.ROOT));
                }
                List<List<Object>> rows = new ArrayList<>();
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        row.add(header.getColumnType(i) == Types.CLOB ? result.getString(i) : result.getObject(i));
                    }
                    rows.add(row);
                }
                return new OwnedRows(table, columns, rows, ownerId);
            }
        }
    }

    /** The ids of the rows, for whatever belongs to them. */
    List<String> ids() {
        return rows.stream().map(row -> (String) row.get(columns.indexOf(ID))).toList();
    }

    /** The value of the only row in a column. */
    String value(String column) {
        if (rows.size() != 1) {
            throw new IllegalStateException(table + " has " + rows.size() + " rows of " + ownerId);
        }
        return (String) rows.get(0).get(columns.indexOf(column));
    }

    Copies copies(Connection connection) throws SQLException {
        String places = String.join(",", Collections.nCopies(columns.size(), "?"));
        return new Copies(connection.prepareStatement(
                "insert into " + table + " (" + String.join(",", columns) + ") values (" + places + ")"));
    }

    /**
     * Whose the copies are.
     *
     * @param id instead of the first owner's
     * @param key from which the ids of rows are derived
     * @param text what other texts become
     */
    record Owner(String id, String key, UnaryOperator<String> text) {

        /** The same for what belongs to one of the copied rows. */
        Owner of(String rowId) {
            return new Owner(derived(rowId, key), key, text);
        }
    }

    private static String derived(String id, String key) {
        return UUID.nameUUIDFromBytes((id + key).getBytes(UTF_8)).toString();
    }

    /** Writes copies of the rows for other owners. */
    final class Copies implements AutoCloseable {

        private final PreparedStatement insert;
        private int waiting;

        private Copies(PreparedStatement insert) {
            this.insert = insert;
        }

        void add(Owner owner) throws SQLException {
            for (List<Object> row : rows) {
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, value(row, i, owner));
                }
                insert.addBatch();
                waiting++;
            }
            if (waiting >= BATCH) {
                flush();
            }
        }

        private Object value(List<Object> row, int column, Owner owner) {
            Object value = row.get(column);
            if (value == null) {
                return null;
            }
            return switch (columns.get(column)) {
                // Keycloak finds values of over 255 characters by their hash.
                case "LONG_VALUE_HASH" -> JpaHashUtils.hashForAttributeValue(longValue(row, owner));
                case "LONG_VALUE_HASH_LOWER_CASE" -> JpaHashUtils.hashForAttributeValueLowerCase(longValue(row, owner));
                default -> value instanceof String text ? text(columns.get(column), text, owner) : value;
            };
        }

        private String text(String column, String text, Owner owner) {
            if (ownerId.equals(text)) {
                return owner.id();
            }
            return ID.equals(column) ? derived(text, owner.key()) : owner.text().apply(text);
        }

        private String longValue(List<Object> row, Owner owner) {
            return owner.text().apply((String) row.get(columns.indexOf("LONG_VALUE")));
        }

        private void flush() throws SQLException {
            insert.executeBatch();
            // H2 takes minutes to commit millions of rows at once.
            insert.getConnection().commit();
            waiting = 0;
        }

        @Override
        public void close() throws SQLException {
            flush();
            insert.close();
        }
    }
}
