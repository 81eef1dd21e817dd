package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrakeRecordTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:30Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";lost=;",
                "1769860830000;lost=;",
                ";known=100:20:1769860830000;lost=29497680:SL:AAAAAAAABBBBBBBB,29497680:RR:CCCCCCCC,29497681:SR:D-D_DDDD;"
            })
    void parseWhenStoredThenWritesTheSame(String stored) {
        assertThat(BrakeRecord.parse(stored)).hasToString(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "'',''",
        "1769860830000,''",
        "'',known=100:20:1769860830000;",
        "1769860830000,known=100:20:1769860830000;",
    })
    void parseWhenOfAnEarlierBuildThenTheSameIsKnown(String engaged, String known) {
        // given
        String lost = "29497680:SL:AAAAAAAABBBBBBBB,29497680:RR:CCCCCCCC";
        String earlier = engaged + ";" + known.replace("known=", "").replace(";", "") + ";" + lost;

        // then
        assertThat(BrakeRecord.parse(earlier)).hasToString(engaged + ";" + known + "lost=" + lost + ";");
        assertThat(BrakeRecord.read(earlier)).hasToString(engaged + ";" + known + "lost=" + lost + ";");
    }

    @Test
    void toStringWhenEngagedThenAnEarlierBuildReadsSinceWhenInFront() {
        // given
        BrakeRecord record = BrakeRecord.EMPTY.plus(lockOut("a"), NOW).engaged(NOW);

        // then: it takes what is before the first semicolon, and must not find three parts that it would understand
        String[] parts = record.toString().split(";", -1);
        assertThat(parts[0]).isEqualTo(String.valueOf(NOW.toEpochMilli()));
        assertThat(parts[1]).contains("=");
    }

    @Test
    void readWhenCutOffThenItIsStillKnownThatTheBrakeIsEngaged() {
        // given
        String whole = BrakeRecord.EMPTY
                .plus(lockOut("a"), NOW)
                .plus(lockOut("b"), NOW)
                .knowing(new UserCount(100, 20), NOW)
                .engaged(NOW)
                .toString();

        // then
        for (int end = "1769860830000".length(); end < whole.length(); end++) {
            assertThat(BrakeRecord.read(whole.substring(0, end))).hasToString("1769860830000;lost=;");
        }
    }

    @Test
    void parseWhenThereIsAKeyOfALaterBuildThenTheOthersAreRead() {
        assertThat(BrakeRecord.parse("1769860830000;later=1;lost=29497680:SL:AAAAAAAA;last=2;"))
                .hasToString("1769860830000;lost=29497680:SL:AAAAAAAA;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                ";;;",
                "x;;",
                ";1;",
                ";1:2;",
                ";;1",
                ";;1:SL",
                ";;1:SL:AAAAAAAA,",
                ";;1:SL:AAAAAAAA:4",
                ";;1:SL:",
                ";;1:SL:AAAAAAA",
                ";;1:SL:AAAAAAA.",
                ";;1::AAAAAAAA",
                ";;1:XL:AAAAAAAA",
                ";;99999999999999999999:SL:AAAAAAAA",
                ";lost=1;",
                ";lost=1:SL:AAAAAAA;",
                ";lost=1:XL:AAAAAAAA;",
                ";known=1:2;lost=;",
                ";known=1:2:3;",
                "x;lost=;",
                "lost=;",
                "{}"
            })
    void parseWhenNotOursThenRefused(String stored) {
        assertThatIllegalArgumentException().isThrownBy(() -> BrakeRecord.parse(stored));
        assertThat(BrakeRecord.read(stored)).hasToString(";lost=;");
    }

    @Test
    void readWhenOfAnEarlierReleaseThenItIsStillKnownThatTheBrakeIsEngaged() {
        assertThat(BrakeRecord.read("1769860830000;100:1769860830000;29497680:3:1"))
                .hasToString("1769860830000;lost=;");
    }

    @Test
    void plusWhenInTheSameMinuteAndWayThenStoredTogether() {
        BrakeRecord record = BrakeRecord.EMPTY
                .plus(lockOut("a"), NOW)
                .plus(removal("b"), NOW.plusSeconds(29))
                .plus(lockOut("c"), NOW.plusSeconds(29))
                .plus(lockOut("d"), NOW.plusSeconds(30));

        assertThat(record.toString())
                .matches(";lost=29497680:SL:[\\w-]{16},29497680:SR:[\\w-]{8},29497681:SL:[\\w-]{8};")
                .hasToString(BrakeRecord.parse(record.toString()).toString());
        assertThat(record.losses()).isEqualTo(4);
        assertThat(record.removals()).isEqualTo(new UserCount(1, 0));
    }

    @Test
    void plusWhenThePersonWasLostBeforeThenTheyCountOnceAndAnHourFromTheLastTime() {
        // given
        Instant again = NOW.plus(Duration.ofMinutes(50));
        BrakeRecord record =
                BrakeRecord.EMPTY.plus(lockOut("a"), NOW).lastHour(again).plus(removal("a"), again);

        // then
        assertThat(record.losses()).isEqualTo(1);
        assertThat(record.removals()).isEqualTo(new UserCount(1, 0));
        assertThat(record.lastHour(NOW.plus(Duration.ofMinutes(70))).losses()).isEqualTo(1);
        assertThat(record.lastHour(again.plus(Duration.ofMinutes(60))).losses()).isZero();
    }

    @Test
    void returnedWhenRemovedBeforeThenStillALossAndNoLongerAddedToTheUsers() {
        BrakeRecord record = BrakeRecord.EMPTY.plus(removal("a"), NOW).plus(removal("b"), NOW);

        assertThat(record.returned("a").removals()).isEqualTo(new UserCount(1, 0));
        assertThat(record.returned("a").losses()).isEqualTo(2);
        assertThat(record.returned("c")).hasToString(record.toString());
    }

    @Test
    void toStringWhenThousandsWereLostThenFewBytesEach() {
        // given
        BrakeRecord record = BrakeRecord.EMPTY;

        // when
        for (int i = 0; i < 3000; i++) {
            record = record.plus(lockOut("person-" + i), NOW.plusSeconds(i));
        }

        // then
        assertThat(record.losses()).isEqualTo(3000);
        assertThat(record.toString()).hasSizeLessThan(3000 * 9);
        assertThat(BrakeRecord.parse(record.toString())).hasToString(record.toString());
    }

    @Test
    void lastHourWhenBusyForHoursThenNobodyOlderIsKept() {
        // given
        BrakeRecord record = BrakeRecord.EMPTY;
        Instant time = NOW;

        // when
        for (int i = 0; i < 300; i++) {
            time = time.plusSeconds(60);
            record = record.lastHour(time).plus(lockOut("person-" + i), time);
        }

        // then
        assertThat(record.losses()).isEqualTo(60);
    }

    @Test
    void lastHourWhenTheClockWasSetBackThenTheFutureDoesNotCount() {
        BrakeRecord record = BrakeRecord.EMPTY.plus(lockOut("a"), NOW.plus(Duration.ofDays(1)));

        assertThat(record.lastHour(NOW).losses()).isZero();
    }

    @Test
    void engagedWhenEngagedBeforeThenTheFirstTimeStays() {
        BrakeRecord record = BrakeRecord.EMPTY.engaged(NOW).engaged(NOW.plusSeconds(5));

        assertThat(record.engagedSince()).contains(NOW);
        assertThat(BrakeRecord.parse(record.toString()).engagedSince()).contains(NOW);
    }

    private static Loss lockOut(String person) {
        return new Loss(person, Optional.empty(), Loss.Kind.LOCK_OUT);
    }

    private static Loss removal(String person) {
        return new Loss(person, Optional.empty(), Loss.Kind.REMOVAL);
    }
}
