package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import io.github.keycloakjumpcloud.simulator.keycloak.LoopbackPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL on 127.0.0.1 that can be stopped and started again with what it holds. */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    /** PostgreSQL's own defaults, which the embedded server has switched off for the sake of speed. */
    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");

    private final Path data;
    private final Map<String, String> settings;
    private final int port;
    private EmbeddedPostgres running;

    private PostgresServer(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
        // While it does not run, a port that the system gives to connections may go to one of those that ask for it in
        // vain.
        this.port = LoopbackPort.free();
        this.running = launch(data, port, settings);
    }

    /** @param work the folder in which the data get one of their own */
    public static PostgresServer start(Path work) {
        return start(work, Map.of());
    }

    /** As {@link #start}; what is committed outlives a crash of the machine, as in production. */
    public static PostgresServer startDurable(Path work) {
        return start(work, DURABLE);
    }

    private static PostgresServer start(Path work, Map<String, String> settings) {
        try {
            return new PostgresServer(Files.createTempDirectory(Files.createDirectories(work), "data"), settings);
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
        running = launch(data, port, settings);
    }

    private static EmbeddedPostgres launch(Path data, int port, Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_LIMIT);
        settings.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started", e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
