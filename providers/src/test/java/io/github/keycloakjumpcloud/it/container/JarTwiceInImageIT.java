package io.github.keycloakjumpcloud.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.github.keycloakjumpcloud.it.harness.Http;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.utility.MountableFile;

/** The image with one more jar in its folder providers/: Keycloak runs, and one line of each says what is wrong. */
@InDocker
class JarTwiceInImageIT {

    private static final String FORGOTTEN = "keycloak-jumpcloud-0.9.0.jar";

    @Test
    void imageWhenAJarIsMountedBesideItsOwnThenKeycloakRunsWithoutTheExtension() {
        // given
        ToStringConsumer log = new ToStringConsumer();
        try (KeycloakContainer keycloak = new KeycloakContainer(TestImage.make())
                .withProductionMode()
                .withOptimizedFlag()
                .withEnabledMetrics()
                .withStartupTimeout(Duration.ofMinutes(5))
                .withLogConsumer(log)
                .withEnv("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1")
                .withEnv(Map.of("KC_HTTP_ENABLED", "true", "KC_HOSTNAME_STRICT", "false", "KC_CACHE", "local"))
                .withCopyFileToContainer(
                        MountableFile.forHostPath(TestImage.jar()), "/opt/keycloak/providers/" + FORGOTTEN)) {

            // when
            keycloak.start();

            // then
            assertThat(status(keycloak, "/realms/master")).isEqualTo(200);
            assertThat(status(keycloak, "/realms/master/jumpcloud/setup")).isEqualTo(404);
        }
        List<String> lines = log.toUtf8String().lines().toList();
        assertThat(lines)
                .contains("JumpCloud for Keycloak: the jar is in /opt/keycloak/providers more than once (" + FORGOTTEN
                        + " keycloak-jumpcloud.jar): leave one. Keycloak starts without the extension");
        assertThat(lines)
                .filteredOn(line -> line.contains("JumpCloud is switched off"))
                .singleElement()
                .asString()
                .contains(FORGOTTEN);
    }

    private static int status(KeycloakContainer keycloak, String path) {
        return Http.get(URI.create(keycloak.getAuthServerUrl() + path)).statusCode();
    }
}
