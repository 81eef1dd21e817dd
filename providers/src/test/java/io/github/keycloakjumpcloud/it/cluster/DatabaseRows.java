package io.github.keycloakjumpcloud.it.cluster;

import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Every row of every table at one moment, as text; without what nodes write of their own accord. */
record DatabaseRows(Map<String, List<String>> tables) {

    private static final String MEMBERS_OF_THE_CLUSTER = "jgroups_ping";
    private static final List<String> IN_THE_BACKGROUND =
            List.of("(jumpcloud-certificate", "(jumpcloud-activity", "(jumpcloud-seen", "(jumpcloud-log-");

    /** The admin of the tests comes and goes in a realm of their own. */
    private static final Set<String> SESSIONS = Set.of("offline_user_session", "offline_client_session");

    /** @param realmId the realm whose sessions count */
    static DatabaseRows of(Database database, String realmId) {
        Map<String, List<String>> tables = all(database);
        tables.forEach((table, rows) -> rows.removeIf(Predicate.not(row -> counts(table, row, realmId))));
        return new DatabaseRows(tables);
    }

    /** Every row, without exception, by its table. */
    static Map<String, List<String>> all(Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Map<String, List<String>> tables = new TreeMap<>();
            for (String table : texts(
                    statement, "select tablename from pg_tables where schemaname = 'public' order by tablename")) {
                tables.put(table, texts(statement, "select t::text from \"" + table + "\" t order by 1"));
            }
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be read", e);
        }
    }

    private static boolean counts(String table, String row, String realmId) {
        return !table.equals(MEMBERS_OF_THE_CLUSTER)
                && IN_THE_BACKGROUND.stream().noneMatch(row::startsWith)
                && (!SESSIONS.contains(table) || row.contains(realmId));
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
