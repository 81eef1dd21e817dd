package io.github.keycloakjumpcloud.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada.lovelace@example.com", "ада", "a-b_c"})
    void isUsernameWhenKeycloakAcceptsItThenTrue(String text) {
        assertThat(PersonName.isUsername(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a%b", "a#b", "<a>"})
    void isUsernameWhenKeycloakRefusesItThenFalse(String text) {
        assertThat(PersonName.isUsername(text)).isFalse();
    }
}
