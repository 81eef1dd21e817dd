package io.github.keycloakjumpcloud.it.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.ThirdLane;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two jars of the extension, of which Keycloak takes classes from either: the server runs, and nothing of them does. */
@ThirdLane
class JarTwiceIT {

    private static final String FORGOTTEN = "keycloak-jumpcloud-0.9.0.jar";

    @AutoClose
    private final KeycloakServer server = KeycloakServer.from(Keycloak.distribution())
            .workFolder(Keycloak.workFolder("jar-twice"))
            .jvmOptions(KeycloakServerBuilder.SHORT_RUN)
            .provider(Keycloak.jar())
            .provider(forgotten())
            .start();

    @Test
    void logWhenTheJarIsThereTwiceThenOneLineNamesBoth() {
        assertThat(server.log().lines().toList())
                .filteredOn(line -> line.contains("JumpCloud is"))
                .singleElement()
                .asString()
                .contains(
                        "ERROR",
                        "switched off: its jar is in providers/ more than once (",
                        FORGOTTEN,
                        Keycloak.jar().getFileName().toString(),
                        "Leave one of them.");
    }

    @Test
    void serverWhenTheJarIsThereTwiceThenItRunsWithoutTheExtension() {
        JsonNode providers = server.admin().serverInfo().get("providers");

        assertThat(providers.at("/social/providers").has("jumpcloud-saml")).isFalse();
        assertThat(providers.at("/authenticator/providers").has("jumpcloud-first-login"))
                .isFalse();
        assertThat(new Browser()
                        .open(server.baseUri().resolve("/realms/master/jumpcloud/setup"))
                        .status())
                .isEqualTo(404);
    }

    private static Path forgotten() {
        Path jar = Keycloak.workFolder("jar-twice-older").resolve(FORGOTTEN);
        try {
            Files.createDirectories(jar.getParent());
            return Files.copy(Keycloak.jar(), jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
