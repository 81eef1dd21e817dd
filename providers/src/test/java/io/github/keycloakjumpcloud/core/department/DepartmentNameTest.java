package io.github.keycloakjumpcloud.core.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepartmentNameTest {

    @ParameterizedTest
    @CsvSource({
        "Sales, SALES",
        "Sales, ' sales '",
        "R & D, 'R  &\u00A0\t D'",
        "Sales, \uFF33\uFF41\uFF4C\uFF45\uFF53",
        "Sales, S\u200Bales",
        "Sales, Sales\u200D",
        "Sales, \u202ESales",
        "caf\u00E9, CAFE\u0301",
        "Gr\u00F6\u00DFe, GR\u00D6SSE",
        "Gr\u00F6\u00DFe, GR\u00D6\u1E9EE",
        "Gr\u00F6\u00DFe, gro\u0308sse",
        "Office, O\uFB03ce",
        "\u03A3\u03A9\u039C\u0391\u03A3, \u03C3\u03C9\u03BC\u03B1\u03C2",
        "\u03C3\u03C9\u03BC\u03B1\u03C3, \u03C3\u03C9\u03BC\u03B1\u03C2",
        "\u0130nsan Kaynaklar\u0131, INSAN KAYNAKLARI",
        "\u0130nsan Kaynaklar\u0131, insan kaynaklari",
        "\u2764\uFE0F Care, \u2764 care",
        "Area\u00B2, area2",
    })
    void equalsWhenOnlyTheSpellingDiffersThenHolds(String one, String other) {
        assertThat(name(one)).isEqualTo(name(other)).hasSameHashCodeAs(name(other));
        assertThat(name(one).folded()).isEqualTo(name(other).folded());
    }

    @ParameterizedTest
    @CsvSource({
        "Sales, Sale",
        "Sales EMEA, SalesEMEA",
        "Sales, S\u00E1les",
        "A/B, AB",
        "Sales, \u0405ales",
        "\uD83D\uDE00, \uD83D\uDE01",
        "IT, I T",
    })
    void equalsWhenTheNamesDifferThenNot(String one, String other) {
        assertThat(name(one)).isNotEqualTo(name(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\t\n", "\u00A0\u3000", "\u200B", "\u200D", "\uFE0F", "\u0000", "\uDB40\uDC41", "\u115F"
            })
    void parseWhenNothingIsVisibleThenEmpty(String text) {
        assertThat(DepartmentName.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'  R  &\tD  ', R & D",
        "R/D %20 ## \uD83D\uDE00, R/D %20 ## \uD83D\uDE00",
        "\uFF33ales, \uFF33ales",
    })
    void displayWhenParsedThenKeepsTheSpellingInOneLine(String text, String display) {
        assertThat(name(text).display()).isEqualTo(display);
        assertThat(name(text)).hasToString(display);
    }

    @Test
    void displayWhenTextIsLongThenCutsAfterFolding() {
        assertThat(name("a" + " ".repeat(400) + "b").display()).isEqualTo("a b");
        assertThat(name("x".repeat(10_000_000)).display()).hasSize(255);
        assertThat(name("x".repeat(254) + "\uD83D\uDE00").display()).hasSize(254);
    }

    @Test
    void foldedWhenAnyLetterChangesCaseThenStaysAndFoldsNoFurther() {
        assertThat(IntStream.range(0x20, 0x30000)
                        .filter(c -> Character.getType(c) != Character.SURROGATE)
                        .mapToObj(c -> "x" + Character.toString(c) + "y")
                        .filter(text -> !isStable(text)))
                .isEmpty();
    }

    private static boolean isStable(String text) {
        String folded = name(text).folded();
        return name(text.toUpperCase(Locale.ROOT)).folded().equals(folded)
                && name(text.toLowerCase(Locale.ROOT)).folded().equals(folded)
                && name(folded).folded().equals(folded);
    }

    private static DepartmentName name(String text) {
        return DepartmentName.parse(text).orElseThrow();
    }
}
