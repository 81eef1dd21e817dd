package io.github.keycloakjumpcloud.keycloak.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The document that an upgrade of Keycloak is planned with names every class outside the public SPI that the jar needs.
 * {@code -Dkeycloak.parts.write} writes its list anew.
 */
class DocumentedPartsTest {

    private static final Path DOCUMENT = Path.of("../docs/architecture.md");

    private static final Pattern LIST =
            Pattern.compile("(?<=<!-- keycloak classes -->\n).*(?=\n<!-- end -->)", Pattern.DOTALL);

    /** Keycloak's public SPI, and what its REST API speaks in. */
    private static final Set<String> PUBLIC = Set.of("keycloak-server-spi", "keycloak-core", "keycloak-common");

    private static final Pattern ARTIFACT = Pattern.compile("(keycloak-[a-z-]+)-\\d.*\\.jar");

    @Test
    void documentNamesEveryClassOutsideThePublicSpi() throws Exception {
        // given
        String text = Files.readString(DOCUMENT);
        String expected = markdown();

        // when
        if (System.getProperty("keycloak.parts.write") != null) {
            text = LIST.matcher(text).replaceFirst(Matcher.quoteReplacement(expected));
            Files.writeString(DOCUMENT, text);
        }

        // then
        Matcher list = LIST.matcher(text);
        assertThat(list.find()).isTrue();
        assertThat(list.group()).isEqualTo(expected);
    }

    private static String markdown() throws Exception {
        SortedMap<String, SortedSet<String>> byArtifact = new TreeMap<>();
        for (KeycloakParts parts : Set.of(KeycloakParts.COMMON, KeycloakParts.KEYCLOAK_26_4)) {
            for (KeycloakPart part : parts.list()) {
                String artifact = artifact(part.type());
                if (!PUBLIC.contains(artifact)) {
                    byArtifact
                            .computeIfAbsent(artifact, any -> new TreeSet<>())
                            .add(part.type().replaceFirst(".*\\.", "").replace('$', '.'));
                }
            }
        }
        return byArtifact.entrySet().stream()
                .map(entry -> "- `" + entry.getKey() + "`: "
                        + entry.getValue().stream()
                                .map(name -> '`' + name + '`')
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }

    private static String artifact(String type) throws ClassNotFoundException {
        String location = Class.forName(type, false, DocumentedPartsTest.class.getClassLoader())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        Matcher artifact = ARTIFACT.matcher(location.substring(location.lastIndexOf('/') + 1));
        assertThat(artifact.matches()).as(location).isTrue();
        return artifact.group(1);
    }
}
