package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * A program of the operating system that listens on 127.0.0.1. Where it is not installed, the test is skipped with the
 * reason, and fails under {@code CI=true}.
 */
final class LocalProgram implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LocalProgram.class.getName());
    private static final int SECONDS_TO_END = 10;

    private final Process process;

    private LocalProgram(Process process) {
        this.process = process;
    }

    /** Starts it in this folder, which gets its log, and returns when it listens on this port. */
    static LocalProgram start(Path folder, int port, Map<String, String> environment, List<String> command) {
        Path log = folder.resolve(command.get(0) + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        LocalProgram program = new LocalProgram(launch(builder));
        try {
            await(command.get(0) + " listens").until(() -> !program.process.isAlive() || listens(port));
            assertThat(program.process.isAlive()).as(read(log)).isTrue();
        } catch (RuntimeException | AssertionError failed) {
            program.close();
            throw failed;
        }
        return program;
    }

    private static Process launch(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            String reason = "Balanced nodes not tested, a Debian package is missing: " + missing.getMessage();
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason, missing);
            }
            // Maven counts skipped tests, but keeps the reason to its report files.
            LOG.warning(reason);
            return abort(reason);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
