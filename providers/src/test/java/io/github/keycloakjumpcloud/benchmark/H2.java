package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServerBuilder;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The embedded database in the folder of a server; opened with the driver that the server itself has.
 *
 * @param home the server's folder
 */
record H2(Path home) implements Database {

    private static final String USER = "keycloak";
    private static final String PASSWORD = "keycloak";

    /** So that the indexes of a large table stay in memory while rows are copied; the server has H2's default. */
    private static final int CACHE_KILOBYTES = 1_000_000;

    @Override
    public KeycloakServerBuilder give(KeycloakServerBuilder server) {
        return server.option("--db-username=" + USER).option("--db-password=" + PASSWORD);
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Connection open() throws IOException, SQLException {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", PASSWORD);
        String url = "jdbc:h2:file:" + home.resolve("data/h2/keycloak") + ";NON_KEYWORDS=VALUE;CACHE_SIZE="
                + CACHE_KILOBYTES;
        Connection connection = driver().connect(url, login);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public String conditions(Connection connection) throws SQLException {
        return "H2 " + connection.getMetaData().getDatabaseProductVersion()
                + ", embedded, in a file; a commit does not wait for the disk";
    }

    @Override
    public void close() {
        // Ends with the server.
    }

    // The class loader lives as long as the driver, which is to the end of the run.
    @SuppressWarnings("resource")
    private Driver driver() throws IOException {
        try {
            return (Driver) new URLClassLoader(new URL[] {jar()}, ClassLoader.getPlatformClassLoader())
                    .loadClass("org.h2.Driver")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException("The server has no driver for its database", e);
        }
    }

    private URL jar() throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("lib/lib/main"))) {
            Path found = jars.filter(jar -> jar.getFileName().toString().startsWith("com.h2database.h2-"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("The server has no H2"));
            return found.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IOException(e);
        }
    }
}
