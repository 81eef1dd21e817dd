package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a PostgreSQL holds of the people of a realm, by its name. */
record SyncRows(Database database) {

    static final List<String> TABLES = List.of(
            "user_entity", "user_attribute", "federated_identity", "user_group_membership", "user_role_mapping");

    /** @param bytes of the rows themselves, without indexes */
    record Size(long rows, long bytes) {

        Size plus(Size other) {
            return new Size(rows + other.rows, bytes + other.bytes);
        }
    }

    /** The rows of a crowd by table. */
    Map<String, Size> sizes(String realm, String crowd) {
        Map<String, Size> sizes = new LinkedHashMap<>();
        for (String table : TABLES) {
            String key = "user_entity".equals(table) ? "id" : "user_id";
            query(
                    "select count(*), coalesce(sum(pg_column_size(t.*)), 0) from " + table
                            + " t join user_entity u on t." + key
                            + " = u.id join realm r on u.realm_id = r.id where r.name = ?"
                            + " and u.username like ? || '%'",
                    row -> sizes.put(table, new Size(row.getLong(1), row.getLong(2))),
                    realm,
                    crowd);
        }
        return sizes;
    }

    /** The names of the groups of each person of a crowd, by user name. */
    Map<String, Set<String>> memberships(String realm, String crowd) {
        Map<String, Set<String>> memberships = new TreeMap<>();
        query(
                "select u.username, g.name from user_entity u join realm r on u.realm_id = r.id"
                        + " left join user_group_membership m on m.user_id = u.id"
                        + " left join keycloak_group g on g.id = m.group_id where r.name = ?"
                        + " and u.username like ? || '%'",
                row -> {
                    Set<String> groups = memberships.computeIfAbsent(row.getString(1), any -> new TreeSet<>());
                    if (row.getString(2) != null) {
                        groups.add(row.getString(2));
                    }
                },
                realm,
                crowd);
        return memberships;
    }

    /** Tables and indexes of the whole database, in bytes. */
    long databaseSize() {
        long[] size = new long[1];
        query("select pg_database_size(current_database())", row -> size[0] = row.getLong(1));
        return size[0];
    }

    /** Of transactions that waited for each other, so that the database ended one; since the database was made. */
    long deadlocks() {
        long[] count = new long[1];
        query(
                "select deadlocks from pg_stat_database where datname = current_database()",
                row -> count[0] = row.getLong(1));
        return count[0];
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String text, Reader reader, String... values) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be read", e);
        }
    }
}
