package io.github.keycloakjumpcloud.keycloak.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.line.KeycloakLine;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The lists that a start goes by are those of the class files. {@code -Dkeycloak.parts.write} writes them anew. */
class KeycloakPartsTest {

    private static final Path RESOURCES =
            Path.of("src/main/resources", KeycloakParts.class.getPackageName().split("\\."));

    private static final ClassLoader OLDEST = KeycloakParts.class.getClassLoader();

    @Test
    void commonPartsAreThoseThatTheJarUses() throws Exception {
        assertListed(KeycloakParts.COMMON, common());
    }

    @Test
    void partsOfTheLine264AreThoseThatItsAdapterUsesBesides() throws Exception {
        assertListed(
                KeycloakParts.KEYCLOAK_26_4,
                besides(UsedParts.of(classesOf("io.github.keycloakjumpcloud.line.keycloak264.Keycloak264"), OLDEST)));
    }

    @Test
    void partsOfTheLine265AreThoseThatItsAdapterUsesBesides() throws Exception {
        Path adapter = classesOf("io.github.keycloakjumpcloud.line.keycloak265.Keycloak265");

        assertListed(KeycloakParts.KEYCLOAK_26_5, besides(UsedParts.of(adapter, keycloak265())));
    }

    @Test
    void oldestKeycloakHasAllThatTheJarNeedsThere() {
        assertThat(KeycloakParts.COMMON.missing()).isEmpty();
        assertThat(KeycloakParts.KEYCLOAK_26_4.missing()).isEmpty();
        assertThat(RunningKeycloak.isSupported()).isTrue();
    }

    @Test
    void partThatIsNotThereIsMissing() {
        assertThat(KeycloakParts.KEYCLOAK_26_5.missing()).isPresent();
    }

    private static void assertListed(KeycloakParts parts, SortedSet<String> used) throws IOException {
        if (System.getProperty("keycloak.parts.write") != null) {
            Files.createDirectories(RESOURCES);
            Files.write(RESOURCES.resolve(parts.file()), used);
        }
        assertThat(RESOURCES.resolve(parts.file()))
                .as("made from the class files; mvn test -Dkeycloak.parts.write writes it anew")
                .hasContent(String.join("\n", used));
    }

    private static SortedSet<String> besides(SortedSet<String> used) throws Exception {
        SortedSet<String> further = new TreeSet<>(used);
        further.removeAll(common());
        return further;
    }

    private static SortedSet<String> common() throws Exception {
        SortedSet<String> used = UsedParts.of(classesOf(RunningKeycloak.class.getName()), OLDEST);
        used.addAll(UsedParts.of(classesOf(KeycloakLine.class.getName()), OLDEST));
        return used;
    }

    /** The folder or jar on the class path that holds the class. */
    private static Path classesOf(String name) throws URISyntaxException, ClassNotFoundException {
        return Path.of(Class.forName(name, false, OLDEST)
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** Of the API that the adapter was compiled against, before that of the class path. */
    private static ClassLoader keycloak265() {
        URL[] jars = Arrays.stream(System.getProperty("keycloak-26.5.jars").split(";"))
                .map(jar -> Path.of(jar.strip()))
                .map(KeycloakPartsTest::existing)
                .toArray(URL[]::new);
        return new URLClassLoader(jars, null) {
            @Override
            public URL getResource(String name) {
                URL own = findResource(name);
                return own == null ? OLDEST.getResource(name) : own;
            }
        };
    }

    private static URL existing(Path jar) {
        assertThat(jar).exists();
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
