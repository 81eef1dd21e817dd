package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRuleTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("JumpCloud", "JumpCloud"),
                Arguments.of("  JumpCloud\u00A0", "JumpCloud"),
                Arguments.of("Jump\u0000Cloud\u200B", "JumpCloud"),
                Arguments.of("a\nb", "a b"),
                Arguments.of("cafe\u0301", "caf\u00E9"),
                Arguments.of("x".repeat(255), "x".repeat(255)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void decideWhenNameIsGoodThenItIsGrantedCleaned(String raw, String cleaned) {
        assertThat(TokenRule.decide(raw, Optional.empty(), List.of(), NOW))
                .isEqualTo(new TokenDecision.Granted(cleaned, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00A0", "\u200B", "\u200D", "\u0000"})
    void decideWhenNothingOfTheNameIsVisibleThenDenied(String raw) {
        assertDenied(TokenRule.decide(raw, Optional.empty(), List.of(), NOW), TokenDenial.NAME_BLANK);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 257, 100_000})
    void decideWhenNameIsTooLongThenDenied(int length) {
        assertDenied(TokenRule.decide("x".repeat(length), Optional.empty(), List.of(), NOW), TokenDenial.NAME_TOO_LONG);
    }

    @Test
    void decideWhenNameIsTakenThenDeniedHoweverItIsSpelled() {
        assertDenied(TokenRule.decide(" old ", Optional.empty(), List.of("old"), NOW), TokenDenial.NAME_TAKEN);
        assertThat(TokenRule.decide("Old", Optional.empty(), List.of("old"), NOW))
                .isInstanceOf(TokenDecision.Granted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, true",
        "PT0S, false",
        "PT0.999S, false",
        "PT-1S, false",
        "P90D, true",
        "P3650D, true",
        "P3650DT1S, false",
        "PT2562047788015215H30M7S, false",
        "PT-2562047788015215H-30M-8S, false",
    })
    void decideWhenLifetimeIsGivenThenFromASecondToTenYears(Duration lifetime, boolean granted) {
        TokenDecision decision = TokenRule.decide("new", Optional.of(lifetime), List.of(), NOW);

        if (granted) {
            assertThat(decision).isEqualTo(new TokenDecision.Granted("new", Optional.of(NOW.plus(lifetime))));
        } else {
            assertDenied(decision, TokenDenial.LIFETIME_OUT_OF_RANGE);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "9, true", "10, false", "11, false"})
    void decideWhenTokensAreLiveThenTenAtMost(int live, boolean granted) {
        List<String> names = IntStream.range(0, live).mapToObj(i -> "t" + i).toList();

        TokenDecision decision = TokenRule.decide("new", Optional.empty(), names, NOW);

        if (granted) {
            assertThat(decision).isInstanceOf(TokenDecision.Granted.class);
        } else {
            assertDenied(decision, TokenDenial.TOO_MANY);
        }
    }

    private static void assertDenied(TokenDecision decision, TokenDenial denial) {
        assertThat(decision).isEqualTo(new TokenDecision.Denied(denial));
    }
}
