package io.github.keycloakjumpcloud.simulator.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {

    private final Traffic traffic = new Traffic();

    @ParameterizedTest
    @CsvSource({"0.01, 1", "50, 1000", "95, 1900", "99, 1980", "100, 2000"})
    void percentileWhenManyWereTimedThenIsTheNearestRank(double percent, int millis) {
        // given
        IntStream.rangeClosed(1, 2000).map(i -> 2001 - i).forEach(i -> traffic.add(Duration.ofMillis(i), i % 100 == 0));

        // then
        assertThat(traffic.percentile(percent)).isEqualTo(Duration.ofMillis(millis));
        assertThat(traffic.requests()).isEqualTo(2000);
        assertThat(traffic.retries()).isEqualTo(20);
    }

    @Test
    void percentileWhenNothingWasSentThenIsZero() {
        assertThat(traffic.percentile(99)).isZero();
    }

    @Test
    void percentileWhenOutOfRangeThenIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> traffic.percentile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> traffic.percentile(101));
    }
}
