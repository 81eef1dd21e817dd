package io.github.keycloakjumpcloud.simulator.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final double ALL = 1;

    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(6));

    @ParameterizedTest
    @CsvSource({
        "200, false",
        "400, false",
        "401, false",
        "404, false",
        "409, false",
        "413, false",
        "429, true",
        "500, true",
        "502, true",
        "503, true",
        "504, true"
    })
    void answerWhenStatusIsGivenThenOnlyOverloadAndServerFaultsAreRepeated(int status, boolean repeated) {
        assertThat(policy.afterAnswer(1, status, Optional.empty(), NOW, ALL).isPresent())
                .isEqualTo(repeated);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 6"})
    void silenceWhenItGoesOnThenPausesDoubleUpToTheLongest(int sent, int seconds) {
        assertThat(policy.afterSilence(sent, ALL)).contains(Duration.ofSeconds(seconds));
        assertThat(policy.afterSilence(sent, 0))
                .contains(Duration.ofSeconds(seconds).dividedBy(2));
    }

    @Test
    void anythingWhenAttemptsAreUsedUpThenIsFinal() {
        assertThat(policy.afterSilence(5, ALL)).isEmpty();
        assertThat(policy.afterAnswer(5, 503, Optional.of("1"), NOW, ALL)).isEmpty();
        assertThat(RetryPolicy.NONE.afterSilence(1, ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", " 5 ", "Thu, 1 Jan 2026 00:00:05 GMT"})
    void answerWhenItAsksForALongerPauseThenThatIsWaited(String retryAfter) {
        assertThat(policy.afterAnswer(1, 429, Optional.of(retryAfter), NOW, ALL))
                .contains(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-3", "soon", "", "Thu, 1 Jan 1970 00:00:00 GMT"})
    void answerWhenItAsksForLessOrForNonsenseThenOwnPauseStays(String retryAfter) {
        assertThat(policy.afterAnswer(3, 503, Optional.of(retryAfter), NOW, ALL))
                .contains(Duration.ofSeconds(4));
    }

    @Test
    void answerWhenItAsksForLongerThanTheLongestThenIsFinal() {
        assertThat(policy.afterAnswer(1, 429, Optional.of("7"), NOW, ALL)).isEmpty();
    }

    @Test
    void policyWhenItMakesNoSenseThenIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
