package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServerBuilder;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one Keycloak that all integration tests of a run share, with the built jar and the realm export in it. It starts
 * when first asked for and ends with the JVM.
 */
public final class Keycloak {
    private Keycloak() {}

    // The shared server verifies the same classes; for each further one that would be a fifth of its start.
    private static final String VERIFIED_ELSEWHERE = "-XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

    private static final String PERMISSIONS = "admin-fine-grained-authz:v1";

    private static final class Shared {
        private static final KeycloakServer SERVER = start();
    }

    private static final class TestJars {
        private static final List<Path> ALL = List.of(
                ReadOnlyDirectory.jar(),
                ImportingDirectory.jar(),
                FailingDirectory.jar(),
                FailingMapper.jar(),
                ServerClock.jar(),
                HouseThemes.jar(),
                RealmState.jar(),
                Statements.jar());
    }

    private static final class OfSecondLane {
        private static final KeycloakServer SERVER = another("second-lane").start();
    }

    private static final class Featured {
        private static final KeycloakServer SERVER = start();

        private static KeycloakServer start() {
            return hasSharedSignals()
                    ? another("features", PERMISSIONS, "ssf")
                            .option("--proxy-headers=xforwarded")
                            .option("--spi-ssf-transmitter--default--outbox-drainer-interval=500ms")
                            // The receiver listens on 127.0.0.1, without TLS.
                            .option("--spi-ssf-transmitter--default--allow-insecure-push-targets=true")
                            .start()
                    : another("features", PERMISSIONS)
                            .option("--proxy-headers=xforwarded")
                            .start();
        }
    }

    /** Whether Keycloak can tell others of ended sessions by the Shared Signals Framework. */
    public static boolean hasSharedSignals() {
        return isAtLeast("26.7");
    }

    /** The running server; of the first lane alone. */
    public static KeycloakServer server() {
        return Shared.SERVER;
    }

    /** A running server for classes of the second lane that need no server of their own. */
    public static KeycloakServer ofSecondLane() {
        return OfSecondLane.SERVER;
    }

    /** The admin API as the bootstrap administrator. */
    public static AdminApi admin() {
        return new AdminApi(server().admin());
    }

    /** A file or folder of the project, named from the project's root. */
    public static Path projectFile(String path) {
        return folder("jumpcloud.test.root").resolve(path);
    }

    /** The unpacked distribution, with its command line tools; not to be changed. */
    public static Path distribution() {
        return folder("jumpcloud.test.dist");
    }

    /** Whether the server under test is of this line, such as 26.7, or a later one. */
    public static boolean isAtLeast(String line) {
        return Version.parse(System.getProperty("jumpcloud.test.server-version"))
                        .compareTo(Version.parse(line))
                >= 0;
    }

    /** A builder for a further server with the built jar alone. */
    public static KeycloakServerBuilder bare(String workFolderName) {
        return bare(workFolderName, new String[0]);
    }

    private static KeycloakServerBuilder bare(String workFolderName, String... features) {
        KeycloakServerBuilder server = KeycloakServer.from(distribution())
                .workFolder(workFolder(workFolderName))
                .jvmOptions(KeycloakServerBuilder.SHORT_RUN + " " + VERIFIED_ELSEWHERE)
                .provider(jar());
        String all = Stream.concat(Stream.of(System.getProperty("jumpcloud.test.features", "")), Stream.of(features))
                .filter(feature -> !feature.isBlank())
                .collect(Collectors.joining(","));
        return all.isEmpty() ? server : server.buildOption("--features=" + all);
    }

    /**
     * A builder for a further server with the built jar and whatever tests add, for tests that cannot share one: all of it,
     * since servers with the same jars share one build.
     */
    public static KeycloakServerBuilder another(String workFolderName) {
        return another(workFolderName, new String[0]);
    }

    /** The same with a database that outlives the server's process, for tests that start it again. */
    public static KeycloakServerBuilder lasting(String workFolderName) {
        return withTestJars(bare(workFolderName));
    }

    private static KeycloakServerBuilder another(String workFolderName, String... features) {
        return withTestJars(bare(workFolderName, features)).inMemory();
    }

    private static KeycloakServerBuilder withTestJars(KeycloakServerBuilder server) {
        TestJars.ALL.forEach(server::provider);
        return server;
    }

    /** The running server with the features of Keycloak that tests need and that are off by default, as if behind a proxy. */
    public static KeycloakServer withFeatures() {
        return Featured.SERVER;
    }

    /** The built jar. */
    public static Path jar() {
        Path jar = folder("jumpcloud.test.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("The provider jar is not built: " + jar);
        }
        return jar;
    }

    /** A folder for whatever tests leave behind; it may be there from an earlier run. */
    public static Path workFolder(String name) {
        return folder("jumpcloud.test.work").resolve(name);
    }

    private static KeycloakServer start() {
        return another("shared")
                .importRealm(ExportedRealm.file())
                .importRealm(ExportedRealm.filledCopy(folder("jumpcloud.test.work")))
                .environment(ExportedRealm.variables())
                // It lives long enough for the second compiler, and is the one server that verifies its classes.
                .jvmOptions(KeycloakServerBuilder.LONG_RUN)
                .start();
    }

    private static Path folder(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("Run integration tests with mvn verify: " + property + " is not set");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
