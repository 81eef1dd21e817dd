package io.github.keycloakjumpcloud.keycloak.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedLanguagesTest {

    private static final String SEPARATORS = "-,;=q*. ";
    private static final String LETTERS = "deDE019_ä\u0000\uD83D\uDE00";
    private static final int HEADERS = 20_000;
    private static final int LONGEST = 24;

    @Test
    void parseWhenSeveralAreAskedForThenTheDearestIsFirst() {
        assertThat(AcceptedLanguages.parse("de;q=0.5, fr-CA, ja;q=0"))
                .containsExactly(Locale.CANADA_FRENCH, Locale.GERMAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "--", "- ,de", ",", ";", "de;q=x", "-a", "de;"})
    void parseWhenTheHeaderIsUnreadableThenNoLanguageIsAskedFor(String header) {
        assertThat(AcceptedLanguages.parse(header)).isEmpty();
    }

    /** What a failure of another kind would be is an error of the server at each page. */
    @Test
    void parseWhenTheHeaderIsAnythingThenItIsRead() {
        Random random = new Random(26);
        for (int i = 0; i < HEADERS; i++) {
            String header = random.ints(random.nextInt(LONGEST), 0, SEPARATORS.length() + LETTERS.length())
                    .mapToObj(at -> String.valueOf((SEPARATORS + LETTERS).charAt(at)))
                    .collect(Collectors.joining());
            assertThatCode(() -> AcceptedLanguages.parse(header)).as(header).doesNotThrowAnyException();
        }
    }
}
