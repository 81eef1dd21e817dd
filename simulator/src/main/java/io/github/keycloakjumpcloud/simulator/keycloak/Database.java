package io.github.keycloakjumpcloud.simulator.keycloak;

import java.util.List;

/**
 * A database server of its own, instead of the embedded database in the server's folder.
 *
 * @param vendor as {@code kc.sh build --db} names it
 */
public record Database(String vendor, String jdbcUrl, String username, String password) {

    String buildOption() {
        return "--db=" + vendor;
    }

    List<String> startOptions() {
        return List.of("--db-url=" + jdbcUrl, "--db-username=" + username, "--db-password=" + password);
    }
}
