package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every row of every table of the server's database at one moment, as text; without the rehearsal's own, and without what is noted of
 * any request: the last use of a token, the last call of a client, the sessions of the tests' administrator.
 */
record StoredRows(Map<String, List<String>> tables) {

    private static final List<String> OF_REQUESTS = List.of(
            "jumpcloud-rehears",
            "jumpcloud-scim-call.",
            "jumpcloud-activity.",
            "jumpcloud-seen.",
            "jumpcloud-log-",
            "jumpcloud-certificate");

    static StoredRows of(RealmAdmin admin) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : Statements.values(
                admin, "select table_name from information_schema.tables where table_schema = 'PUBLIC'")) {
            if (!table.startsWith("OFFLINE_")) {
                tables.put(table, rows(admin, table));
            }
        }
        return new StoredRows(tables);
    }

    private static List<String> rows(RealmAdmin admin, String table) {
        String columns = Statements.values(
                        admin,
                        "select column_name from information_schema.columns where table_schema = 'PUBLIC' and table_name = '"
                                + table + "' order by ordinal_position")
                .stream()
                .map(column -> "coalesce(cast(\"" + column + "\" as varchar), '-')")
                .collect(Collectors.joining(" || '|' || "));
        return Statements.values(admin, "select " + columns + " from \"" + table + "\"").stream()
                .filter(Predicate.not(StoredRows::isOfRequests))
                .sorted()
                .toList();
    }

    private static boolean isOfRequests(String row) {
        return OF_REQUESTS.stream().anyMatch(row::startsWith) || row.contains("|lastUsedAt|");
    }

    void assertUnchanged(RealmAdmin admin) {
        StoredRows now = of(admin);
        tables.forEach(
                (table, rows) -> assertThat(now.tables.get(table)).as(table).isEqualTo(rows));
        assertThat(now.tables.keySet()).isEqualTo(tables.keySet());
    }

    long count() {
        return tables.values().stream().mapToLong(List::size).sum();
    }
}
