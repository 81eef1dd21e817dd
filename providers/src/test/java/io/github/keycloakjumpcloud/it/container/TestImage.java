package io.github.keycloakjumpcloud.it.container;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import java.nio.file.Path;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** The image of {@code docker/Dockerfile} with the jar under test, for a database in a file. */
final class TestImage {

    private TestImage() {}

    static Path jar() {
        return Path.of(System.getProperty("jumpcloud.test.jar"));
    }

    /** Makes the image; the engine has its layers already where another class has made it. */
    static String make() {
        return new ImageFromDockerfile()
                .withFileFromPath("Dockerfile", Keycloak.projectFile("docker/Dockerfile"))
                .withFileFromPath("docker/entrypoint.sh", Keycloak.projectFile("docker/entrypoint.sh"))
                .withFileFromPath("providers/target/" + jar().getFileName(), jar())
                .withFileFromPath(
                        "realm-export/jumpcloud-realm.json", Keycloak.projectFile("realm-export/jumpcloud-realm.json"))
                .withBuildArg("KEYCLOAK_VERSION", System.getProperty("jumpcloud.test.server-version"))
                .withBuildArg("KC_DB", "dev-file")
                .get();
    }
}
