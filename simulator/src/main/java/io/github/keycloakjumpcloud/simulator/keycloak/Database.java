package io.github.keycloakjumpcloud.simulator.keycloak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A database server, instead of the embedded database in Keycloak's folder.
 *
 * @param vendor value of {@code kc.sh build --db}
 */
public record Database(String vendor, String jdbcUrl, String username, String password) {

    /** Opens a new connection, which the caller must close. */
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
