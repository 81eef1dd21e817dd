package io.github.keycloakjumpcloud.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        assertThat(run(Map.of("JUMPCLOUD_GROUPS", "App Users##Größe")))
                .isEqualTo("started with start --optimized --import-realm\n");
    }

    @Test
    void startWhenAVariableIsEmptyThenKeycloakDoesNotSeeIt() throws Exception {
        assertThat(run(Map.of("JUMPCLOUD_ORGANIZATION_DOMAIN", "", "JUMPCLOUD_ENABLED", "")))
                .isEqualTo("started with start --optimized --import-realm\n");
        assertThat(run(Map.of("JUMPCLOUD_ORGANIZATION_DOMAIN", "example.com", "JUMPCLOUD_ENABLED", "false")))
                .isEqualTo("started with start --optimized --import-realm and a domain\n");
    }

    @Test
    void startWhenTheJarIsThereTwiceThenSaysSoAndBuildsAnew() throws Exception {
        Files.createFile(home.resolve("providers/keycloak-jumpcloud-0.9.0.jar"));

        assertThat(run(Map.of()))
                .isEqualTo("JumpCloud for Keycloak: the jar is in " + home + "/providers more than once"
                        + " (keycloak-jumpcloud-0.9.0.jar keycloak-jumpcloud.jar): leave one."
                        + " Keycloak starts without the extension\nstarted with start\n");
    }

    @Test
    void startWhenTheJarIsMissingThenSaysSoAndBuildsAnew() throws Exception {
        Files.delete(home.resolve("providers/keycloak-jumpcloud.jar"));

        assertThat(run(Map.of()))
                .isEqualTo("JumpCloud for Keycloak: the jar is missing in " + home
                        + "/providers. Keycloak starts without the extension\nstarted with start\n");
    }

    @ParameterizedTest
    @CsvSource({
        "JUMPCLOUD_CERTIFICATE, 'AAAA\nBBBB', has a line break: write it on one line",
        "JUMPCLOUD_SSO_URL, 'https://sso.example\r', has a line break: write it on one line",
        "SAMPLE_APP_URL, 'http://\"', has a quotation mark or a backslash: leave it out",
        "JUMPCLOUD_ENABLED, yes, is neither true nor false: set it to one of them",
    })
    void startWhenAVariableWouldBreakTheRealmThenNamesItWithoutItsValueAndStartsWithoutImport(
            String name, String value, String sentence) throws Exception {
        assertThat(run(Map.of(name, value))).isEqualTo(withoutImport(name + " " + sentence));
    }

    @Test
    void startWhenTheConnectionIsEnabledWithoutItsVariablesThenNamesEachThatIsMissing() throws Exception {
        assertThat(run(Map.of("JUMPCLOUD_ENABLED", "true", "JUMPCLOUD_SSO_URL", "https://sso.example")))
                .isEqualTo(withoutImport(
                        "JUMPCLOUD_ENABLED is true, but JUMPCLOUD_ENTITY_ID is missing: set it",
                        "JUMPCLOUD_ENABLED is true, but JUMPCLOUD_CERTIFICATE is missing: set it"));
    }

    @Test
    void startWhenNoRealmIsImportedThenItsVariablesAreNotLookedAt() throws Exception {
        assertThat(run(Map.of("JUMPCLOUD_ENABLED", "yes"), "start", "--optimized"))
                .isEqualTo("started with start --optimized\n");
    }

    private static String withoutImport(String... sentences) {
        return Arrays.stream(sentences)
                        .map(sentence ->
                                "JumpCloud for Keycloak: " + sentence + ". Until then the realm is not imported\n")
                        .collect(Collectors.joining())
                + "started with start --optimized\n";
    }

    private String run(Map<String, String> variables) throws IOException, InterruptedException {
        return run(variables, "start", "--optimized", "--import-realm");
    }

    private String run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder(
                        "bash",
                        Path.of("../docker/entrypoint.sh").toAbsolutePath().toString())
                .redirectErrorStream(true);
        bash.command().addAll(List.of(arguments));
        bash.environment().keySet().removeIf(name -> name.startsWith("JUMPCLOUD_") || name.startsWith("SAMPLE_APP_"));
        bash.environment().put("KEYCLOAK_HOME", home.toString());
        bash.environment().putAll(variables);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
