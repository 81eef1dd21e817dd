package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServerBuilder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of one site. */
interface Database extends AutoCloseable {

    /** Lets the server use it. */
    KeycloakServerBuilder give(KeycloakServerBuilder server);

    /** Whether {@link #open} works while the server runs; else only when it does not. */
    boolean isShared();

    /** A connection without autocommit. */
    Connection open() throws IOException, SQLException;

    /** Lets the database plan its questions by what there is now; to be called after many inserts. */
    default void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    /** Version, and what counts for speed. */
    String conditions(Connection connection) throws SQLException;

    @Override
    void close();
}
