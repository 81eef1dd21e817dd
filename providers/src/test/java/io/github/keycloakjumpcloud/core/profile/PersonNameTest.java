package io.github.keycloakjumpcloud.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource({
        "Ada, Ada",
        "Anne-Marie O'Neil, Anne-Marie O'Neil",
        "A/B, A B",
        "50%##x, 50 x",
        "<b>Eve</b>, b Eve b",
        "Zoë 👩‍🚀, Zoë 👩‍🚀"
    })
    void cleanWhenCharactersAreForbiddenThenOnlyTheyGo(String received, String expected) {
        assertThat(PersonName.clean(received)).isEqualTo(expected);
    }

    @Test
    void cleanWhenNothingIsLeftThenEmpty() {
        assertThat(PersonName.clean("//%%")).isEmpty();
    }

    @RepeatedTest(50)
    void cleanWhateverIsGivenThenKeycloakAcceptsIt(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 200; i++) {
            String name = PersonName.clean(GeneratedText.of(random, 600));

            assertThat(name.isEmpty() || KeycloakNameRules.acceptPersonName(name))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"Ann (Ops), true, Ann Ops", "'', true, -", "(), true, -", ", true, -", ", false, ", "(), false, "})
    void ofWhenANameIsMissingThenTheFillerStandsForItWhereOneIsRequired(
            String told, boolean required, String expected) {
        assertThat(PersonName.of(Optional.ofNullable(told), required)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void fillerIsAcceptedAndNeverShown() {
        assertThat(KeycloakNameRules.acceptPersonName(PersonName.FILLER)).isTrue();
        assertThat(PersonName.shown(PersonName.FILLER)).isEmpty();
        assertThat(PersonName.shown("Ann")).contains("Ann");
        assertThat(PersonName.shown(null)).isEmpty();
    }
}
