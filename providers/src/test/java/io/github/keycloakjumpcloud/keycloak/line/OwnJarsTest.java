package io.github.keycloakjumpcloud.keycloak.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnJarsTest {

    @TempDir
    private Path providers;

    @Test
    void namesWhenTheJarIsThereOnceThenItIsTheOnlyOne() throws IOException {
        try (URLClassLoader keycloak = loader(ours("keycloak-jumpcloud-1.0.0.jar"), jar("other.jar", "any.txt"))) {
            assertThat(OwnJars.names(keycloak)).containsExactly("keycloak-jumpcloud-1.0.0.jar");
        }
    }

    @Test
    void namesWhenALoaderHasTheJarTwiceThenItCountsOnce() throws IOException {
        URL jar = ours("keycloak-jumpcloud-1.0.0.jar");
        try (URLClassLoader above = loader(jar);
                URLClassLoader keycloak = new URLClassLoader(new URL[] {jar}, above)) {
            assertThat(OwnJars.names(keycloak)).containsExactly("keycloak-jumpcloud-1.0.0.jar");
        }
    }

    @Test
    void namesWhenTheJarIsThereUnderTwoNamesThenBothAreNamed() throws IOException {
        try (URLClassLoader keycloak = loader(ours("keycloak-jumpcloud-1.0.1.jar"), ours("copy.jar"))) {
            assertThat(OwnJars.names(keycloak)).containsExactly("copy.jar", "keycloak-jumpcloud-1.0.1.jar");
        }
    }

    @Test
    void namesWhenClassesLieInAFolderThenItCountsAsAJar() {
        assertThat(OwnJars.names(OwnJars.class.getClassLoader())).containsExactly("classes");
    }

    private static URLClassLoader loader(URL... jars) {
        return new URLClassLoader(Arrays.copyOf(jars, jars.length), null);
    }

    private URL ours(String name) throws IOException {
        return jar(name, OwnJars.class.getName().replace('.', '/') + ".class");
    }

    private URL jar(String name, String entry) throws IOException {
        Path jar = providers.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry(entry));
            entries.closeEntry();
        }
        return jar.toUri().toURL();
    }
}
