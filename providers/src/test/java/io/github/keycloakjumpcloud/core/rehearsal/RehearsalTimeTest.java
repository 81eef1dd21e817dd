package io.github.keycloakjumpcloud.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTimeTest {

    private static final Instant BEGUN = Instant.parse("2026-11-30T18:00:00Z");

    @Test
    void timeWhenFourteenDaysHavePassedThenIsOver() {
        RehearsalTime time = RehearsalTime.from(BEGUN);

        assertThat(time.isOver(BEGUN)).isFalse();
        assertThat(time.isOver(BEGUN.plus(Duration.ofDays(14)).minusSeconds(1))).isFalse();
        assertThat(time.isOver(BEGUN.plus(Duration.ofDays(14)))).isTrue();
        assertThat(time.goneLive(BEGUN).isOver(BEGUN.plus(Duration.ofDays(15)))).isFalse();
        assertThat(time.end()).isEqualTo(BEGUN.plus(Duration.ofDays(14)));
    }

    @Test
    void timeWhenLiveForFourteenDaysThenIsForgotten() {
        RehearsalTime time = RehearsalTime.from(BEGUN).goneLive(BEGUN.plus(Duration.ofDays(3)));

        assertThat(RehearsalTime.from(BEGUN).isForgotten(BEGUN.plus(Duration.ofDays(99))))
                .isFalse();
        assertThat(time.isForgotten(BEGUN.plus(Duration.ofDays(17)).minusSeconds(1)))
                .isFalse();
        assertThat(time.isForgotten(BEGUN.plus(Duration.ofDays(17)))).isTrue();
    }

    @Test
    void timeWhenStoredThenIsReadAgain() {
        RehearsalTime time = RehearsalTime.from(BEGUN);

        assertThat(RehearsalTime.read(time.toString())).contains(time);
        assertThat(RehearsalTime.read(time.goneLive(BEGUN.plusSeconds(1)).toString()))
                .contains(new RehearsalTime(BEGUN, Optional.of(BEGUN.plusSeconds(1))));
        assertThat(RehearsalTime.read("")).isEmpty();
    }
}
