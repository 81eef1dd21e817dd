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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A running Keycloak on 127.0.0.1 with a fresh database of its own. Not safe for use by several threads, except
 * {@link #close()}.
 */
public final class KeycloakServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final Duration BUILD_LIMIT = Duration.ofSeconds(300);
    private static final String ADMIN = "admin";

    // kc.sh chooses G1; one serial collector and one compiler tier halve the CPU time of a short run.
    private static final String SHORT_RUN = "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC -Xmx768m";

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

    /** A server made from an unpacked Keycloak distribution, which itself is never changed. */
    public static Builder from(Path distribution) {
        return new Builder(distribution);
    }

    /** Where browsers and clients reach it, without a trailing slash. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + launch.httpPort());
    }

    /** Where {@code /health} and {@code /metrics} are, without a trailing slash. */
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

    /** The admin REST API as that administrator. */
    public AdminClient admin() {
        return admin;
    }

    /** Everything the server has written so far. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process id of its JVM. */
    public long pid() {
        return process.get().java().pid();
    }

    /** Stops the server and starts it again on the same ports with the same database. */
    public void restart() {
        restart(() -> {});
    }

    /** As {@link #restart()}; what needs the server's files for itself is done while it does not run. */
    public void restart(Runnable meanwhile) {
        stop();
        meanwhile.run();
        start();
    }

    /** Ends the server and returns when its processes are gone; a second call does nothing. */
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

    /** Ends the server at once, as a crash would; {@link #restart()} starts it again. */
    public void kill() {
        ServerProcess running = process.getAndSet(null);
        if (running != null) {
            running.kill();
        }
    }

    /** Restarts the server with another provider jar instead of its own. */
    public void upgrade(Path jar) {
        restart(() -> {
            launch = launch.with(launch.installation().with(List.of(jar)));
            build(launch, log);
        });
    }

    private static void build(Launch launch, Path log) {
        String built = "built" + String.join("", launch.buildOptions());
        if (!launch.devMode() && !launch.installation().holds(built)) {
            ServerProcess.start(launch.buildCommand(), launch.environment(), log)
                    .finish("kc.sh build", BUILD_LIMIT);
            launch.installation().mark(built);
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
        HttpRequest request = HttpRequest.newBuilder(managementUri().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Collects what a server is started with. */
    public static final class Builder {
        private final Path distribution;
        private final List<Path> providers = new ArrayList<>();
        private final List<Path> realms = new ArrayList<>();
        private final List<String> options = new ArrayList<>();
        private final List<String> buildOptions = new ArrayList<>();
        private final Map<String, String> environment = new HashMap<>();
        private Path workFolder;
        private int httpPort;
        private int managementPort;
        private boolean devMode;
        private String jvmOptions = SHORT_RUN;
        private Database database;
        private ClusterNode node;
        private String adminPassword = RandomPassword.create();

        private Builder(Path distribution) {
            this.distribution = distribution;
        }

        /** Folder for the copied distribution, the database and {@code server.log}. */
        public Builder workFolder(Path folder) {
            workFolder = folder;
            return this;
        }

        /** A jar for the folder {@code providers}. */
        public Builder provider(Path jar) {
            providers.add(jar);
            return this;
        }

        /** A realm file for {@code --import-realm}. */
        public Builder importRealm(Path realmExport) {
            realms.add(realmExport);
            return this;
        }

        /** Environment variables for the server, for example those that a realm file names. */
        public Builder environment(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        /** A further option of {@code kc.sh start}. */
        public Builder option(String option) {
            options.add(option);
            return this;
        }

        /** A further option of {@code kc.sh build}, for example a feature. */
        public Builder buildOption(String option) {
            buildOptions.add(option);
            return this;
        }

        /** What is added to the JVM options of {@code kc.sh}, instead of options that make a short run cheap. */
        public Builder jvmOptions(String value) {
            jvmOptions = value;
            return this;
        }

        /** A database server instead of the embedded database. */
        public Builder database(Database value) {
            database = value;
            return this;
        }

        /** As a node of a cluster instead of alone. */
        public Builder clusterNode(ClusterNode value) {
            node = value;
            return this;
        }

        /** A fixed HTTP port instead of any free one. */
        public Builder httpPort(int port) {
            httpPort = port;
            return this;
        }

        /** A fixed management port instead of any free one. */
        public Builder managementPort(int port) {
            managementPort = port;
            return this;
        }

        /** {@code start-dev} instead of {@code start --optimized}. */
        public Builder devMode() {
            devMode = true;
            return this;
        }

        /** A known administrator's password instead of a random one. */
        public Builder adminPassword(String password) {
            adminPassword = password;
            return this;
        }

        /**
         * Installs, builds and starts the server, and returns when it is ready.
         *
         * @throws IllegalStateException with the end of the log when it does not come up
         */
        public KeycloakServer start() {
            Installation installation = Installation.of(distribution, workFolder, providers);
            installation.clearData();
            realms.forEach(installation::addRealm);
            Launch launch = new Launch(
                    installation,
                    httpPort == 0 ? LoopbackPort.free() : httpPort,
                    managementPort == 0 ? LoopbackPort.free() : managementPort,
                    devMode,
                    !realms.isEmpty(),
                    Optional.ofNullable(database),
                    Optional.ofNullable(node),
                    List.copyOf(buildOptions),
                    List.copyOf(options),
                    fullEnvironment());
            Path log = freshLog();
            build(launch, log);
            KeycloakServer server = new KeycloakServer(launch, log, adminPassword);
            Runtime.getRuntime().addShutdownHook(server.endWithThisJvm);
            server.start();
            return server;
        }

        private Map<String, String> fullEnvironment() {
            Map<String, String> all = new HashMap<>(environment);
            all.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            all.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
            all.put("JAVA_HOME", System.getProperty("java.home"));
            all.put("JAVA_OPTS_APPEND", jvmOptions);
            return all;
        }

        private Path freshLog() {
            Path log = workFolder.toAbsolutePath().normalize().resolve("server.log");
            try {
                Files.createDirectories(log.getParent());
                return Files.writeString(log, "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
