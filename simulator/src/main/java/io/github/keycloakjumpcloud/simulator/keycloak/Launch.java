package io.github.keycloakjumpcloud.simulator.keycloak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command lines of one server. */
record Launch(
        Installation installation,
        int httpPort,
        int managementPort,
        boolean devMode,
        boolean inMemory,
        boolean importRealm,
        Optional<Database> database,
        Optional<ClusterNode> node,
        List<String> furtherBuildOptions,
        List<String> options,
        Map<String, String> environment) {

    List<String> buildCommand() {
        List<String> command = new ArrayList<>(installation.script());
        command.add("build");
        command.addAll(buildOptions());
        return command;
    }

    /** What {@code kc.sh build} fixes. */
    List<String> buildOptions() {
        List<String> all = new ArrayList<>(List.of("--health-enabled=true", "--metrics-enabled=true"));
        all.add(database.map(Database::buildOption).orElse("--db=dev-file"));
        all.addAll(furtherBuildOptions);
        return all;
    }

    /** A build is short, however long the server is to run. */
    Map<String, String> buildEnvironment() {
        Map<String, String> all = new HashMap<>(environment);
        all.put(KeycloakServerBuilder.JVM_OPTIONS, KeycloakServerBuilder.SHORT_RUN);
        return all;
    }

    /** The same with another installation. */
    Launch with(Installation other) {
        return new Launch(
                other,
                httpPort,
                managementPort,
                devMode,
                inMemory,
                importRealm,
                database,
                node,
                furtherBuildOptions,
                options,
                environment);
    }

    List<String> startCommand() {
        List<String> command = new ArrayList<>(installation.script());
        if (devMode) {
            command.add("start-dev");
            command.addAll(buildOptions());
        } else {
            command.addAll(List.of("start", "--optimized", "--http-enabled=true", "--hostname-strict=false"));
        }
        command.addAll(List.of(
                "--http-host=127.0.0.1",
                "--http-port=" + httpPort,
                "--http-management-port=" + managementPort,
                // Otherwise each question whether it is ready yet is a line of the log.
                "--log-level=info,io.smallrye.health:error"));
        command.addAll(node.map(ClusterNode::startOptions).orElse(List.of("--cache=local")));
        command.addAll(database.map(Database::startOptions).orElseGet(this::embeddedDatabase));
        if (importRealm) {
            command.add("--import-realm");
        }
        command.addAll(options);
        return command;
    }

    /**
     * The default URL would let H2 open a network port of its own, parse nearly each statement anew, and fail whoever waits two
     * seconds for another transaction, where a database server waits on.
     */
    private List<String> embeddedDatabase() {
        String place = inMemory
                ? "mem:keycloak;DB_CLOSE_DELAY=-1"
                : "file:" + installation.home().resolve("data/h2/keycloak");
        return List.of("--db-url=jdbc:h2:" + place + ";NON_KEYWORDS=VALUE;QUERY_CACHE_SIZE=512;LOCK_TIMEOUT=60000");
    }
}
