package io.github.keycloakjumpcloud.keycloak.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapters' classes differ in the names that Keycloak has changed, and in nothing else. */
class AdaptersTest {

    private static final Path LINES = Path.of("../lines");

    @ParameterizedTest
    @ValueSource(strings = {"ConnectionEndpoint.java", "ConnectionProvider.java"})
    void adapterWhenOfALaterLineThenOnlyKeycloaksNamesDiffer(String file) throws IOException {
        String oldest = source("26.4", "keycloak264", file);
        String later = source("26.5", "keycloak265", file);

        assertThat(later.replace("keycloak265", "keycloak264").replace("UserAuthentication", ""))
                .isEqualTo(oldest);
    }

    private static String source(String line, String name, String file) throws IOException {
        return Files.readString(LINES.resolve("keycloak-" + line)
                .resolve("src/main/java/io/github/keycloakjumpcloud/line")
                .resolve(name)
                .resolve(file));
    }
}
