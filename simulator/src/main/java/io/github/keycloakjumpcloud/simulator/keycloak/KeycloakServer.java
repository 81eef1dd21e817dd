package io.github.keycloakjumpcloud.simulator.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A running Keycloak on 127.0.0.1 with a new database. Only {@link #close()} is safe for use by several threads.
 */
public final class KeycloakServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final Duration BUILD_LIMIT = Duration.ofSeconds(300);

    static final String ADMIN = "admin";

    private Launch launch;
    private final Path log;
    private final String adminPassword;
    private final AdminClient admin;
    private final Thread endWithThisJvm = new Thread(this::stop, "end-keycloak");
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final AtomicReference<ServerProcess> process = new AtomicReference<>();

    private KeycloakServer(Launch launch, Path log, String adminPassword) {
        this.launch = launch;
        this.log = log;
        this.adminPassword = adminPassword;
        this.admin = new AdminClient(baseUri(), ADMIN, adminPassword);
    }

    /**
     * A builder for a server from an unpacked Keycloak distribution. The server runs from a copy of the distribution.
     */
    public static KeycloakServerBuilder from(Path distribution) {
        return new KeycloakServerBuilder(distribution);
    }

    /** Builds and starts what is installed, and returns when it is ready. */
    static KeycloakServer start(Launch launch, Path log, String adminPassword) {
        build(launch, log);
        KeycloakServer server = new KeycloakServer(launch, log, adminPassword);
        Runtime.getRuntime().addShutdownHook(server.endWithThisJvm);
        server.start();
        return server;
    }

    /** The address for browsers and clients, without a slash at the end. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + launch.httpPort());
    }

    /** The address of {@code /health} and {@code /metrics}, without a slash at the end. */
    public URI managementUri() {
        return URI.create("http://127.0.0.1:" + launch.managementPort());
    }

    /** Name of the administrator in the realm {@code master}. */
    public String adminUsername() {
        return ADMIN;
    }

    /** Password of {@link #adminUsername()}; random unless the builder was given one. */
    public String adminPassword() {
        return adminPassword;
    }

    /** The admin REST API, used by {@link #adminUsername()}. */
    public AdminClient admin() {
        return admin;
    }

    /** The server's log up to now. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process id of the server's JVM. */
    public long pid() {
        return process.get().java().pid();
    }

    /** Stops the server and starts it again on the same ports with the same database, unless it was in memory. */
    public void restart() {
        restart(() -> {});
    }

    /** Restarts as {@link #restart()} does and runs {@code meanwhile} between stop and start. */
    public void restart(Runnable meanwhile) {
        stop();
        meanwhile.run();
        start();
    }

    /** Stops the server and returns when its processes have ended. A second call does nothing. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running or has run: there is nothing left to remove.
            return;
        }
    }

    /** Kills the server, as a crash would. {@link #restart()} starts the server again. */
    public void kill() {
        ServerProcess running = process.getAndSet(null);
        if (running != null) {
            running.kill();
        }
    }

    /** Restarts the server with these provider jars, or without any, instead of its present jars. */
    public void upgrade(Path... jars) {
        restart(() -> {
            launch = launch.with(launch.installation().with(List.of(jars)));
            build(launch, log);
        });
    }

    /** One at a time: whoever comes second takes over what the first has built. */
    private static synchronized void build(Launch launch, Path log) {
        String built = "built" + String.join("", launch.buildOptions());
        Installation installation = launch.installation();
        if (!launch.devMode() && !installation.holds(built) && !installation.takeOver(built)) {
            ServerProcess.start(launch.buildCommand(), launch.buildEnvironment(), log)
                    .finish("kc.sh build", BUILD_LIMIT);
            installation.keep(built);
        }
    }

    private void stop() {
        ServerProcess running = process.getAndSet(null);
        if (running != null) {
            running.stop();
        }
    }

    private void start() {
        ServerProcess started = ServerProcess.start(launch.startCommand(), launch.environment(), log);
        process.set(started);
        try {
            Await.until("Keycloak is ready", START_LIMIT, () -> !started.isAlive() || isReady());
        } catch (IllegalStateException late) {
            IllegalStateException failure = started.failure("Keycloak did not come up on " + baseUri());
            failure.addSuppressed(late);
            stop();
            throw failure;
        }
        if (!started.isAlive()) {
            IllegalStateException failure = started.failure("Keycloak ended while starting on " + baseUri());
            stop();
            throw failure;
        }
    }

    private boolean isReady() {
        return answers(managementUri().resolve("/health/ready"))
                && answers(baseUri().resolve("/realms/master"));
    }

    private boolean answers(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
