package io.github.keycloakjumpcloud.simulator.keycloak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command lines of one server. */
record Launch(
        Installation installation,
        int httpPort,
        int managementPort,
        boolean devMode,
        boolean importRealm,
        List<String> furtherBuildOptions,
        List<String> options,
        Map<String, String> environment) {

    private static final List<String> BUILD_OPTIONS =
            List.of("--health-enabled=true", "--metrics-enabled=true", "--db=dev-file");

    List<String> buildCommand() {
        List<String> command = new ArrayList<>(installation.script());
        command.add("build");
        command.addAll(BUILD_OPTIONS);
        command.addAll(furtherBuildOptions);
        return command;
    }

    List<String> startCommand() {
        List<String> command = new ArrayList<>(installation.script());
        if (devMode) {
            command.add("start-dev");
            command.addAll(BUILD_OPTIONS);
            command.addAll(furtherBuildOptions);
        } else {
            command.addAll(List.of("start", "--optimized", "--http-enabled=true", "--hostname-strict=false"));
        }
        command.addAll(List.of(
                "--cache=local",
                "--http-host=127.0.0.1",
                "--http-port=" + httpPort,
                "--http-management-port=" + managementPort,
                "--shutdown-timeout=1s",
                // Otherwise each question whether it is ready yet is a line of the log.
                "--log-level=info,io.smallrye.health:error",
                // The default URL would let H2 open a network port of its own.
                "--db-url=jdbc:h2:file:" + installation.home().resolve("data/h2/keycloak") + ";NON_KEYWORDS=VALUE"));
        if (importRealm) {
            command.add("--import-realm");
        }
        command.addAll(options);
        return command;
    }
}
