package io.github.keycloakjumpcloud.simulator.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A run of Keycloak's start script. The script runs java as its child, so both processes must be ended. */
final class ServerProcess {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int TAIL_LINES = 60;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the command and appends its output to the log file. */
    static ServerProcess start(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Settings of another Keycloak on this machine must not reach this server.
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new ServerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not run " + command.get(0), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The JVM that the script started. */
    ProcessHandle java() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").contains("java"))
                .findFirst()
                .orElseThrow(() -> failure("The script has not started java"));
    }

    /**
     * Waits for the end of the process; throws {@link IllegalStateException} after the limit and for an exit status but
     * 0.
     */
    void finish(String what, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                stop();
                throw failure(what + " took longer than " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during: " + what, e);
        }
        if (process.exitValue() != 0) {
            throw failure(what + " ended with status " + process.exitValue());
        }
    }

    /** Ends java first, then the script, and returns when both have ended. */
    void stop() {
        List<ProcessHandle> family = process.descendants().toList();
        family.forEach(ProcessHandle::destroy);
        if (family.isEmpty()) {
            process.destroy();
        }
        for (ProcessHandle member : family) {
            awaitEnd(member);
        }
        process.destroy();
        awaitEnd(process.toHandle());
    }

    /** Kills java and the script. */
    void kill() {
        List<ProcessHandle> family = process.descendants().toList();
        family.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        family.forEach(ServerProcess::awaitEnd);
        awaitEnd(process.toHandle());
    }

    IllegalStateException failure(String what) {
        List<String> lines = readLog().lines().toList();
        String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        return new IllegalStateException(what + "\nEnd of " + log + ":\n" + tail);
    }

    private String readLog() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(ProcessHandle handle) {
        try {
            handle.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            handle.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        }
    }
}
