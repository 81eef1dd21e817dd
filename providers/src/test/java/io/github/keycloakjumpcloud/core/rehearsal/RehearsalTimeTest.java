package io.github.keycloakjumpcloud.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RehearsalTimeTest {

    private static final Instant BEGUN = Instant.parse("2026-11-30T18:00:00Z");

    @Test
    void timeWhenFourteenDaysHavePassedThenIsOver() {
        RehearsalTime time = RehearsalTime.from(BEGUN);

        assertThat(time.isOver(BEGUN)).isFalse();
        assertThat(time.isOver(BEGUN.plus(Duration.ofDays(14)).minusSeconds(1))).isFalse();
        assertThat(time.isOver(BEGUN.plus(Duration.ofDays(14)))).isTrue();
        assertThat(time.goneLive().isOver(BEGUN.plus(Duration.ofDays(15)))).isFalse();
        assertThat(time.end()).isEqualTo(BEGUN.plus(Duration.ofDays(14)));
    }

    @Test
    void timeWhenStoredThenIsReadAgain() {
        RehearsalTime time = RehearsalTime.from(BEGUN);

        assertThat(RehearsalTime.read(time.toString())).contains(time);
        assertThat(RehearsalTime.read(time.goneLive().toString())).contains(new RehearsalTime(BEGUN, true));
        assertThat(RehearsalTime.read("")).isEmpty();
    }
}
