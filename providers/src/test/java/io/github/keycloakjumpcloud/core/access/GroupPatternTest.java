package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupPatternTest {

    @ParameterizedTest
    @CsvSource({
        "Sales, Sales, true",
        "Sales, sales, false",
        "Sales, Sales EMEA, false",
        "' Sales ', 'Sales\u00A0', true",
        "Sal*, Sales, true",
        "Sal*, Sal, true",
        "*EMEA, Sales EMEA, true",
        "*EMEA, EMEA Sales, false",
        "S*s*A, Sales EMEA, true",
        "S*s*A, Sales EMEAx, false",
        "a*a, a, false",
        "a*a, aa, true",
        "**, anything, true",
        "*, '', true",
        "a**b, ab, true",
        "*ab, aab, true",
        "*abab, ababab, true",
        "R?D, R&D, false",
        "a.c, abc, false",
        "(a+)+$, (a+)+$, true",
        "[abc], a, false",
        "\\d, 1, false",
        "caf\u00E9, cafe\u0301, true",
        "\uD83D\uDE00*, \uD83D\uDE00 team, true",
        "a##b%/c, a##b%/c, true",
        "Admins, Admins\u200B, false",
    })
    void matchesWhenComparedThenOnlyStarIsSpecial(String pattern, String group, boolean expected) {
        assertThat(GroupPattern.of(pattern).matches(group)).isEqualTo(expected);
    }

    @Test
    void matchesWhenRandomThenAgreesWithARegularExpression() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String pattern = randomText(random, "ab*", 1 + random.nextInt(6));
            String name = randomText(random, "ab", random.nextInt(8));
            Pattern oracle = Pattern.compile(pattern.replace("*", ".*"));

            assertThat(GroupPattern.of(pattern).matches(name))
                    .as("%s ~ %s", pattern, name)
                    .isEqualTo(oracle.matcher(name).matches());
        }
    }

    @Test
    void matchesWhenPatternIsMaliciousThenTakesNoTime() {
        GroupPattern pattern = GroupPattern.of("*a".repeat(500) + "b");
        String name = "a".repeat(2_000);
        String huge = "a".repeat(10_000_000);

        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(pattern.matches(name)).isFalse();
            assertThat(GroupPattern.of("*").matches(huge)).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0\t"})
    void ofWhenBlankThenRefuses(String text) {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> GroupPattern.of(text))
                .satisfies(wrong -> assertThat(wrong.problems()).containsExactly(ProblemKind.BLANK.problem()));
    }

    @Test
    void ofWhenTooLongThenRefuses() {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> GroupPattern.of("x".repeat(2049)))
                .satisfies(wrong -> assertThat(wrong.problems()).containsExactly(ProblemKind.TOO_LONG.problem(2048)));
    }

    @Test
    void matchesWhenANameIsAsLongAsANameCanBeThenItCountsAndNoLonger() {
        GroupPattern longest = GroupPattern.of("x".repeat(2048));

        assertThat(longest.matches("x".repeat(2048))).isTrue();
        assertThat(GroupPattern.of("*").matches("x".repeat(2048))).isTrue();
        assertThat(GroupPattern.of("*").matches("x".repeat(2049))).isFalse();
    }

    private static String randomText(Random random, String letters, int length) {
        return random.ints(length, 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
