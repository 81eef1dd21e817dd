package io.github.keycloakjumpcloud.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Services of a compose file of the folder {@code docker}, as an admin starts them, with settings of their own. */
final class ComposeProject implements AutoCloseable {

    /** How long a service may take to answer: two processors start several servers at a time, and a container builds its own first. */
    static final Duration START = Duration.ofMinutes(10);

    private static final int MINUTES = 10;

    /** As for other servers of the tests, but for the heap, which the compose file limits. */
    private static final String SHORT_RUN = "-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final List<String> command = new ArrayList<>();
    private final Path log;

    private ComposeProject(Path folder, String file, String name) {
        this.log = folder.resolve("compose.log");
        command.addAll(plugin(folder) ? List.of("docker", "compose") : List.of("docker-compose"));
        command.addAll(List.of(
                "--project-name",
                name,
                "--env-file",
                folder.resolve(".env").toString(),
                "--file",
                Keycloak.projectFile("docker/" + file).toString()));
    }

    /** Builds the image, and starts the services and what they depend on. */
    static ComposeProject up(Path folder, String file, String name, Map<String, String> settings, String... services) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(".env"),
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                            .collect(Collectors.joining("", "JAVA_OPTS_APPEND=" + SHORT_RUN + "\n", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ComposeProject project = new ComposeProject(folder, file, name);
        try {
            project.run(concat(List.of("up", "--build", "--detach"), List.of(services)));
            return project;
        } catch (RuntimeException | AssertionError failed) {
            project.close();
            throw failed;
        }
    }

    /** What the services have written. */
    String logs() {
        run(List.of("logs", "--no-color"));
        return text();
    }

    @Override
    public void close() {
        run(List.of("down", "--volumes", "--remove-orphans"));
    }

    private void run(List<String> arguments) {
        int end = exit(concat(command, arguments), log);
        assertThat(end).as(arguments + "\n" + text()).isZero();
    }

    /** The older program of its own has another name. */
    private static boolean plugin(Path folder) {
        return exit(List.of("docker", "compose", "version"), folder.resolve("version.log")) == 0;
    }

    private static int exit(List<String> command, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new AssertionError(command + " does not end");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String text() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> concat(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
