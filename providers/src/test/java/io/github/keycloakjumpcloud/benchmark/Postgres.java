package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.it.harness.PostgresServer;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL on the same machine, with its defaults. */
record Postgres(PostgresServer server) implements Database {

    /** The driver makes one statement of many inserts. */
    private static final String IN_BATCHES = "?reWriteBatchedInserts=true";

    private static final List<String> SHOWN = List.of("fsync", "synchronous_commit", "shared_buffers");

    /** @param work the folder of its data, from which those of an earlier run are removed */
    static Postgres start(Path work) {
        try (Stream<Path> earlier = Files.exists(work) ? Files.walk(work) : Stream.empty()) {
            for (Path file : earlier.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Postgres(PostgresServer.startDurable(work));
    }

    @Override
    public KeycloakServerBuilder give(KeycloakServerBuilder keycloak) {
        return keycloak.database(server.database());
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Connection open() throws SQLException {
        var database = server.database();
        Connection connection =
                DriverManager.getConnection(database.jdbcUrl() + IN_BATCHES, database.username(), database.password());
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public String conditions(Connection connection) throws SQLException {
        List<String> settings = new ArrayList<>();
        for (String setting : SHOWN) {
            settings.add("`" + setting + "` " + show(connection, setting));
        }
        return "PostgreSQL " + show(connection, "server_version") + " on the same machine; "
                + String.join(", ", settings);
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
