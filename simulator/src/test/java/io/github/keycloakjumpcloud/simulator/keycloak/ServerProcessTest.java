package io.github.keycloakjumpcloud.simulator.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX shell")
class ServerProcessTest {
    @TempDir
    private Path folder;

    @Test
    void stopWhenScriptHasAChildThenBothEnd() {
        // given
        long before = ProcessHandle.current().descendants().count();
        ServerProcess process = run("sleep 300 & wait");
        Await.until(
                "script and child run",
                Duration.ofSeconds(10),
                () -> ProcessHandle.current().descendants().count() >= before + 2);

        // when
        process.stop();

        // then
        assertThat(process.isAlive()).isFalse();
        assertThat(ProcessHandle.current().descendants().count()).isEqualTo(before);
    }

    @Test
    void finishWhenCommandFailsThenErrorShowsItsOutput() {
        // given
        ServerProcess process = run("echo out of luck; exit 3");

        // then
        assertThatThrownBy(() -> process.finish("the build", Duration.ofSeconds(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the build ended with status 3")
                .hasMessageContaining("out of luck");
    }

    @Test
    void startWhenEnvironmentIsGivenThenCommandSeesIt() {
        // given
        ServerProcess process = ServerProcess.start(
                List.of("sh", "-c", "test \"$KC_DB\" = dev-file"), Map.of("KC_DB", "dev-file"), folder.resolve("log"));

        // then
        process.finish("the check", Duration.ofSeconds(10));
    }

    private ServerProcess run(String script) {
        return ServerProcess.start(List.of("sh", "-c", script), Map.of(), folder.resolve("log"));
    }
}
