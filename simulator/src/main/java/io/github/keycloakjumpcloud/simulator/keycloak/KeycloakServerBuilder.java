package io.github.keycloakjumpcloud.simulator.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the settings of a server and starts it. The work folder is required. */
public final class KeycloakServerBuilder {
    // A serial collector instead of G1, which kc.sh chooses.
    private static final String SMALL = "-XX:-UseG1GC -XX:+UseSerialGC -Xmx768m";

    /**
     * {@link #jvmOptions} for half an hour of tests: the second compiler waits until a method has been called very often. In 1,300
     * tests that took 334 s of the processor; beside it, 359 s with both compilers as they are, 400 s with the first one alone.
     */
    public static final String LONG_RUN =
            SMALL + " -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2500"
                    + " -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000";

    /** The default {@link #jvmOptions}. With one compiler tier, a short run takes half of the CPU time. */
    public static final String SHORT_RUN = SMALL + " -XX:TieredStopAtLevel=1";

    /** The environment variable of {@code kc.sh} for {@link #jvmOptions}. */
    public static final String JVM_OPTIONS = "JAVA_OPTS_APPEND";

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
    private boolean inMemory;
    private String jvmOptions = SHORT_RUN;
    private Database database;
    private ClusterNode node;
    private String adminPassword = RandomPassword.create();

    KeycloakServerBuilder(Path distribution) {
        this.distribution = distribution;
    }

    /** Sets the folder for the copied distribution, the database and {@code server.log}. */
    public KeycloakServerBuilder workFolder(Path folder) {
        workFolder = folder;
        return this;
    }

    /** Adds a jar to the folder {@code providers}. */
    public KeycloakServerBuilder provider(Path jar) {
        providers.add(jar);
        return this;
    }

    /** Adds a realm file for {@code --import-realm}. */
    public KeycloakServerBuilder importRealm(Path realmExport) {
        realms.add(realmExport);
        return this;
    }

    /** Adds environment variables of the server, for example the variables that a realm file names. */
    public KeycloakServerBuilder environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Adds an option of {@code kc.sh start}. */
    public KeycloakServerBuilder option(String option) {
        options.add(option);
        return this;
    }

    /** Adds an option of {@code kc.sh build}, for example a feature. */
    public KeycloakServerBuilder buildOption(String option) {
        buildOptions.add(option);
        return this;
    }

    /**
     * Sets {@code JAVA_OPTS_APPEND}. The default suits short runs: serial collector, one compiler tier, 768 MB of heap.
     */
    public KeycloakServerBuilder jvmOptions(String value) {
        jvmOptions = value;
        return this;
    }

    /** Sets a database server instead of the embedded database. */
    public KeycloakServerBuilder database(Database value) {
        database = value;
        return this;
    }

    /** Keeps the embedded database in memory: it is faster, and a server that is started again begins with an empty one. */
    public KeycloakServerBuilder inMemory() {
        inMemory = true;
        return this;
    }

    /** Makes the server a node of a cluster. */
    public KeycloakServerBuilder clusterNode(ClusterNode value) {
        node = value;
        return this;
    }

    /** Sets the HTTP port; the default is any free port. */
    public KeycloakServerBuilder httpPort(int port) {
        httpPort = port;
        return this;
    }

    /** Sets the management port; the default is any free port. */
    public KeycloakServerBuilder managementPort(int port) {
        managementPort = port;
        return this;
    }

    /** Starts by {@code start-dev} instead of {@code start --optimized}. */
    public KeycloakServerBuilder devMode() {
        devMode = true;
        return this;
    }

    /** Sets the administrator's password; the default is a random password. */
    public KeycloakServerBuilder adminPassword(String password) {
        adminPassword = password;
        return this;
    }

    /**
     * Installs, builds and starts the server, and returns when it is ready.
     *
     * @throws IllegalStateException when the server does not become ready; the message has the end of the log
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
                inMemory,
                !realms.isEmpty(),
                Optional.ofNullable(database),
                Optional.ofNullable(node),
                List.copyOf(buildOptions),
                List.copyOf(options),
                fullEnvironment());
        return KeycloakServer.start(launch, freshLog(), adminPassword);
    }

    private Map<String, String> fullEnvironment() {
        Map<String, String> all = new HashMap<>(environment);
        // No option of the command line: older lines, which do not know it, would refuse that.
        all.put("KC_SHUTDOWN_TIMEOUT", "1s");
        all.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMIN);
        all.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        all.put(JVM_OPTIONS, jvmOptions);
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
