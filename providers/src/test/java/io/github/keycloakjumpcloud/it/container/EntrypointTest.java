package io.github.keycloakjumpcloud.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docker/entrypoint.sh}, in front of a kc.sh that only says what it was told. */
class EntrypointTest {

    @TempDir
    private Path home;

    @BeforeEach
    void install() throws IOException {
        Path start = Files.createDirectories(home.resolve("bin")).resolve("kc.sh");
        Files.writeString(
                start, "#!/bin/bash\necho started with \"$@\" ${JUMPCLOUD_ORGANIZATION_DOMAIN+and a domain}\n");
        assertThat(start.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(home.resolve("providers"));
        Files.createFile(home.resolve("providers/keycloak-jumpcloud.jar"));
    }

    @Test
    void startWhenAllIsWellThenKeycloakGetsTheArguments() throws Exception {
        assertThat(run(Map.of("JUMPCLOUD_GROUPS", "App Users##Größe"))).isEqualTo("started with start --optimized\n");
    }

    @Test
    void startWhenAVariableIsEmptyThenKeycloakDoesNotSeeIt() throws Exception {
        assertThat(run(Map.of("JUMPCLOUD_ORGANIZATION_DOMAIN", "", "JUMPCLOUD_ENABLED", "")))
                .isEqualTo("started with start --optimized\n");
        assertThat(run(Map.of("JUMPCLOUD_ORGANIZATION_DOMAIN", "example.com", "JUMPCLOUD_ENABLED", "false")))
                .isEqualTo("started with start --optimized and a domain\n");
    }

    @Test
    void startWhenEnabledIsAnotherWordThenSaysSo() throws Exception {
        assertThat(run(Map.of("JUMPCLOUD_ENABLED", "yes")))
                .isEqualTo("JumpCloud for Keycloak: JUMPCLOUD_ENABLED is neither true nor false\n");
    }

    @Test
    void startWhenTheJarIsThereTwiceThenSaysSo() throws Exception {
        Files.createFile(home.resolve("providers/keycloak-jumpcloud-0.9.0.jar"));

        assertThat(run(Map.of()))
                .isEqualTo("JumpCloud for Keycloak: the jar is in " + home + "/providers more than once"
                        + " (keycloak-jumpcloud-0.9.0.jar keycloak-jumpcloud.jar): leave one\n");
    }

    @Test
    void startWhenTheJarIsMissingThenSaysSo() throws Exception {
        Files.delete(home.resolve("providers/keycloak-jumpcloud.jar"));

        assertThat(run(Map.of())).isEqualTo("JumpCloud for Keycloak: the jar is missing in " + home + "/providers\n");
    }

    @ParameterizedTest
    @CsvSource({
        "JUMPCLOUD_CERTIFICATE, 'AAAA\nBBBB', has a line break: write it on one line",
        "JUMPCLOUD_SSO_URL, 'https://sso.example\r', has a line break: write it on one line",
        "SAMPLE_APP_URL, 'http://\"', has a quotation mark or a backslash: leave it out",
    })
    void startWhenAVariableWouldBreakTheRealmThenNamesItWithoutItsValue(String name, String value, String sentence)
            throws Exception {
        assertThat(run(Map.of(name, value))).isEqualTo("JumpCloud for Keycloak: " + name + " " + sentence + "\n");
    }

    @Test
    void startWhenTheConnectionIsEnabledWithoutItsVariablesThenNamesTheFirstThatIsMissing() throws Exception {
        assertThat(run(Map.of("JUMPCLOUD_ENABLED", "true", "JUMPCLOUD_SSO_URL", "https://sso.example")))
                .isEqualTo("JumpCloud for Keycloak: JUMPCLOUD_ENABLED is true, but JUMPCLOUD_ENTITY_ID is missing\n");
    }

    private String run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder(
                        "bash",
                        Path.of("../docker/entrypoint.sh").toAbsolutePath().toString(),
                        "start",
                        "--optimized")
                .redirectErrorStream(true);
        bash.environment().keySet().removeIf(name -> name.startsWith("JUMPCLOUD_") || name.startsWith("SAMPLE_APP_"));
        bash.environment().put("KEYCLOAK_HOME", home.toString());
        bash.environment().putAll(variables);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(output.startsWith("started") ? 0 : 64);
        return output;
    }
}
