package io.github.keycloakjumpcloud.simulator.keycloak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A database server of its own, instead of the embedded database in the server's folder.
 *
 * @param vendor as {@code kc.sh build --db} names it
 */
public record Database(String vendor, String jdbcUrl, String username, String password) {

    /** A connection of its own, beside those of Keycloak. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, username, password);
    }

    String buildOption() {
        return "--db=" + vendor;
    }

    List<String> startOptions() {
        return List.of("--db-url=" + jdbcUrl, "--db-username=" + username, "--db-password=" + password);
    }
}
