package io.github.keycloakjumpcloud.core.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    private static final String FORGED = "x\"\r\n2026-01-01 ERROR \u001B[31m[kc] %s %n\u2028\u202Eall is well";

    @ParameterizedTest
    @CsvSource({
        "jumpcloud, jumpcloud",
        "acme.eu-1_b, acme.eu-1_b",
        "Förderung, Förderung",
        "two words, '\"two words\"'",
        "'', '\"\"'",
    })
    void nameWhenItIsOneWordThenItStandsAsItIs(String name, String shown) {
        assertThat(Shown.name(name)).isEqualTo(shown);
    }

    @Test
    void nameWhenItWouldForgeALineThenItStaysOneQuotation() {
        assertThat(Shown.name(FORGED)).isEqualTo("\"x'  2026-01-01 ERROR [31m[kc] %s %n all is well\"");
        assertThat(Shown.bare(FORGED)).isEqualTo("x'  2026-01-01 ERROR [31m[kc] %s %n all is well");
        assertThat(Shown.all(List.of("b", FORGED, "a")))
                .isEqualTo("\"a\", \"b\", \"x'  2026-01-01 ERROR [31m[kc] %s %n all is well\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 100_000})
    void nameWhenItIsEndlessThenItIsCut(int length) {
        assertThat(Shown.name("n".repeat(length))).hasSize(AttributeText.NAME_LIMIT);
    }

    @Test
    void bareWhenThereIsNothingThenItIsEmpty() {
        assertThat(Shown.bare(null)).isEmpty();
    }
}
