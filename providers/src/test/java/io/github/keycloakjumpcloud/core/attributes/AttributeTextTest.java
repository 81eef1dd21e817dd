package io.github.keycloakjumpcloud.core.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTextTest {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    private static final String PERSIAN = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  Ada  '|Ada",
                "'\u00A0Ada\u3000'|Ada",
                "'\tAda\r\n'|Ada",
                "'A\u0000d\u0007a'|Ada",
                "'Ada\tLovelace'|'Ada Lovelace'",
                "'Ada\u2028Lovelace'|'Ada Lovelace'",
                "'\uFEFFAda\u200B'|Ada",
                "'\u202EadA\u202C'|adA",
                "'\u2066Ada\u2069\u200E\u200F'|Ada",
                "'\u061CAda\u00AD'|Ada",
                "'Ada\uFFFF'|Ada",
                "'e\u0301'|\u00E9",
                "'R&D / <Ops> % ## \"x\"'|'R&D / <Ops> % ## \"x\"'",
                "''|''",
                "' \u200B \u0000 '|''",
            })
    void cleanWhenTextIsDirtyThenOnlyWhatIsVisibleStays(String raw, String expected) {
        assertThat(AttributeText.clean(raw, AttributeText.NAME_LIMIT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {FAMILY, PERSIAN})
    void cleanWhenJoinersAreNeededThenKeepsThem(String raw) {
        assertThat(AttributeText.clean(raw, AttributeText.NAME_LIMIT)).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200D", "\u200C\u200D", " \u200D ", "\uD83D", "\uDE00", "\uD83D \uDE00"})
    void cleanWhenNothingIsVisibleThenEmpty(String raw) {
        assertThat(AttributeText.clean(raw, AttributeText.NAME_LIMIT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Ada'|true|true",
                "''|true|true",
                "'\uD83D\uDE00 \u200D'|true|true",
                "'a\tb\r\nc'|true|false",
                "'a\u0000'|false|false",
                "'a\u001Bb'|false|false",
                "'a\u0085b'|false|false",
                "'\uD83D'|false|false",
                "'a\uDE00b'|false|false",
            })
    void textWhenADatabaseMayNotTakeItThenItIsNotStorable(String text, boolean storable, boolean oneLine) {
        assertThat(AttributeText.isStorable(text)).isEqualTo(storable);
        assertThat(AttributeText.isOneLine(text)).isEqualTo(oneLine);
    }

    @Test
    void cleanWhenCutWouldSplitAnEmojiThenDropsItWhole() {
        assertThat(AttributeText.clean("ab\uD83D\uDE00", 3)).isEqualTo("ab");
        assertThat(AttributeText.clean("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
    }

    @Test
    void cleanWhenCutLeavesABlankThenTrimsIt() {
        assertThat(AttributeText.clean("ab cd", 3)).isEqualTo("ab");
    }

    @Test
    void cleanWhenMarksComposeThenTheLimitCountsTheResult() {
        String letterWithThreeMarks = "\u03B1\u0313\u0300\u0345";

        assertThat(AttributeText.clean(letterWithThreeMarks.repeat(300), 255)).isEqualTo("\u1F82".repeat(255));
    }

    @Test
    void cleanWhenValueIsTenMegabytesThenCutsInNoTime() {
        String huge = "x".repeat(10_000_000);
        String hugeBlank = " ".repeat(10_000_000) + "x";

        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(AttributeText.clean(huge, AttributeText.VALUE_LIMIT)).hasSize(2048);
            assertThat(AttributeText.clean(hugeBlank, AttributeText.VALUE_LIMIT))
                    .isEqualTo("x");
        });
    }

    @Test
    void cleanWhenTextIsRandomThenResultIsCleanAlready() {
        Random random = new Random(42);
        for (int round = 0; round < 5_000; round++) {
            String raw = random.ints(40, 0, Character.MAX_CODE_POINT + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            String cleaned = AttributeText.clean(raw, 30);

            assertThat(cleaned).hasSizeLessThanOrEqualTo(30);
            assertThat(AttributeText.clean(cleaned, 30)).isEqualTo(cleaned);
            assertThat(Normalizer.isNormalized(cleaned, Normalizer.Form.NFC)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'  a  b\t\nc '|'a b c'", "'a\u00A0\u3000b'|'a b'", "''|''", "'   '|''", "a|a"})
    void singleSpacedWhenWhiteSpaceRunsThenFoldsIt(String raw, String expected) {
        assertThat(AttributeText.singleSpaced(raw)).isEqualTo(expected);
    }

    @Test
    void trimWhenOnlyBlanksThenEmpty() {
        assertThat(AttributeText.trim(" \u2007\u202F\u00A0\t")).isEmpty();
        assertThatCode(() -> AttributeText.trim("")).doesNotThrowAnyException();
    }
}
