package io.github.keycloakjumpcloud.it.cluster;

import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of Keycloak's table of server settings, where the product remembers what is no realm's, as text. */
final class ServerSettings {

    private ServerSettings() {}

    static List<String> of(Database database) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select t::text from server_config t")) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException("The server's settings cannot be read", e);
        }
    }
}
