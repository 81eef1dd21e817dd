package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL on 127.0.0.1 that can be stopped and started again with what it holds. */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    private PostgresServer(Path data, EmbeddedPostgres running) {
        this.data = data;
        this.port = running.getPort();
        this.running = running;
    }

    /** @param work the folder in which the data get one of their own */
    public static PostgresServer start(Path work) {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(work), "data");
            return new PostgresServer(data, launch(data, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database database() {
        return new Database("postgres", "jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, USER);
    }

    /** Ends it, and with it all connections. */
    public void stop() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void startAgain() {
        running = launch(data, port);
    }

    private static EmbeddedPostgres launch(Path data, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started", e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
