package io.github.keycloakjumpcloud.keycloak.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakjumpcloud.core.language.Languages;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language says all that English says, about the same things. */
class TranslationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/theme-resources/messages");
    private static final Properties ENGLISH = of(Locale.ENGLISH);

    /** Of whole numbers, besides those that English has. */
    private static final Pattern FURTHER_PLURAL = Pattern.compile(".*\\.(zero|two|few|many)");

    private static final Pattern PLACE = Pattern.compile("\\{\\d[^}]*}");

    static Stream<Locale> translations() {
        return Languages.SHIPPED.stream().filter(language -> !language.equals(Locale.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void languageWhenComparedWithEnglishThenItHasTheSameKeys(Locale language) {
        Set<String> keys = new TreeSet<>(of(language).stringPropertyNames());
        keys.removeIf(FURTHER_PLURAL.asMatchPredicate());

        assertThat(keys).as(language.toString()).isEqualTo(new TreeSet<>(ENGLISH.stringPropertyNames()));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void languageWhenComparedWithEnglishThenItHasTheSamePlaces(Locale language) {
        Properties translated = of(language);
        assertThat(translated.stringPropertyNames()).allSatisfy(key -> assertThat(places(translated.getProperty(key)))
                .as(key)
                .isEqualTo(places(ENGLISH.getProperty(key.replaceFirst("\\.(few|many|zero|two)$", ".other")))));
    }

    @Test
    void realmExportWhenReadThenItOffersEachLanguage() throws IOException {
        JsonNode realm = new ObjectMapper().readTree(Files.readString(Path.of("../realm-export/jumpcloud-realm.json")));

        assertThat(realm.get("supportedLocales"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Languages.SHIPPED.stream().map(Locale::toLanguageTag).toList());
    }

    /** An apostrophe would take the places behind it for text. */
    @ParameterizedTest
    @MethodSource("translations")
    void languageWhenReadAsPatternsThenNothingIsSwallowed(Locale language) {
        Properties translated = of(language);
        assertThat(translated.stringPropertyNames()).allSatisfy(key -> {
            String text = translated.getProperty(key);
            assertThat(text).as(key).isNotBlank();
            assertThat(new MessageFormat(text, language).getFormatsByArgumentIndex().length)
                    .as(key)
                    .isEqualTo(new MessageFormat(english(key)).getFormatsByArgumentIndex().length);
            assertThat(text.contains("'")).as(key).isEqualTo(english(key).contains("'"));
        });
    }

    private static String english(String key) {
        return ENGLISH.getProperty(key.replaceFirst("\\.(few|many|zero|two)$", ".other"));
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().collect(Collectors.toList());
    }

    private static Properties of(Locale language) {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(FOLDER.resolve("messages_" + language + ".properties"))) {
            messages.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
