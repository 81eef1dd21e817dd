package io.github.keycloakjumpcloud.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keycloak's command line client {@code kcadm}, with its files in a folder of the test. */
public final class Kcadm {
    private static final long LIMIT_SECONDS = 120;

    private final Path folder;

    public Kcadm(Path folder) {
        this.folder = folder;
    }

    /** Runs a command as the bootstrap administrator. When the command fails, the test fails with its output. */
    public void run(List<String> command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add("sh");
        line.add(Keycloak.distribution().resolve("bin/kcadm.sh").toString());
        line.addAll(command);
        line.addAll(List.of("--config", folder.resolve("kcadm.config").toString()));
        line.addAll(List.of("--server", Keycloak.server().baseUri().toString(), "--realm", "master"));
        line.addAll(List.of("--user", Keycloak.server().adminUsername()));
        Path output = folder.resolve("kcadm.out");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("KC_CLI_PASSWORD", Keycloak.server().adminPassword());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        assertThat(ended).as("kcadm ended in time").isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
