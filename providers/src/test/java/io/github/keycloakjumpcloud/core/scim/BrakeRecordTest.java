package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrakeRecordTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:30Z");

    @ParameterizedTest
    @ValueSource(strings = {";;", "1769860830000;;", ";100:1769860830000;29497680:3:1,29497681:1:0"})
    void parseWhenStoredThenWritesTheSame(String stored) {
        assertThat(BrakeRecord.parse(stored)).hasToString(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                ";;;",
                "x;;",
                ";1;",
                ";;1",
                ";;1:2",
                ";;1:2:3,",
                ";;1:2:3:4",
                ";;1:99999999999999999999:0",
                "{}"
            })
    void parseWhenNotOursThenRefused(String stored) {
        assertThatIllegalArgumentException().isThrownBy(() -> BrakeRecord.parse(stored));
    }

    @Test
    void plusWhenInTheSameMinuteThenOneEntry() {
        BrakeRecord record = BrakeRecord.EMPTY
                .plus(Loss.DEACTIVATION, NOW)
                .plus(Loss.REMOVAL, NOW.plusSeconds(29))
                .plus(Loss.DEACTIVATION, NOW.plusSeconds(30));

        assertThat(record).hasToString(";;29497680:2:1,29497681:1:0");
        assertThat(record.losses()).isEqualTo(3);
        assertThat(record.removals()).isEqualTo(1);
    }

    @Test
    void lastHourWhenBusyForHoursThenSixtyEntriesAtMost() {
        // given
        BrakeRecord record = BrakeRecord.EMPTY;
        Instant time = NOW;

        // when
        for (int i = 0; i < 300; i++) {
            time = time.plusSeconds(60);
            record = record.lastHour(time).plus(Loss.DEACTIVATION, time);
        }

        // then
        assertThat(record.losses()).isEqualTo(60);
        assertThat(record.toString()).hasSizeLessThan(1000);
    }

    @Test
    void lastHourWhenTheClockWasSetBackThenTheFutureDoesNotCount() {
        BrakeRecord record = BrakeRecord.EMPTY.plus(Loss.DEACTIVATION, NOW.plus(Duration.ofDays(1)));

        assertThat(record.lastHour(NOW).losses()).isZero();
    }

    @Test
    void engagedWhenEngagedBeforeThenTheFirstTimeStays() {
        BrakeRecord record = BrakeRecord.EMPTY.engaged(NOW).engaged(NOW.plusSeconds(5));

        assertThat(record.engagedSince()).contains(NOW);
        assertThat(BrakeRecord.parse(record.toString()).engagedSince()).contains(NOW);
    }
}
