package io.github.keycloakjumpcloud.core.certificate;

import static io.github.keycloakjumpcloud.core.certificate.ExpiryThreshold.DAYS_1;
import static io.github.keycloakjumpcloud.core.certificate.ExpiryThreshold.DAYS_30;
import static io.github.keycloakjumpcloud.core.certificate.ExpiryThreshold.DAYS_60;
import static io.github.keycloakjumpcloud.core.certificate.ExpiryThreshold.DAYS_7;
import static io.github.keycloakjumpcloud.core.certificate.ExpiryThreshold.EXPIRED;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of certificates that end, and when. */
class CertificateMemoryTest {

    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    /** Time before the end; what was told before; what is told now, and the days that are named. */
    static Stream<Arguments> times() {
        return Stream.of(
                Arguments.of("P61D", null, null, 0),
                Arguments.of("P60DT1S", null, null, 0),
                Arguments.of("P60D", null, DAYS_60, 60),
                Arguments.of("P59DT1H", null, DAYS_60, 60),
                Arguments.of("P59D", DAYS_60, null, 0),
                Arguments.of("P30DT1S", DAYS_60, null, 0),
                Arguments.of("P30D", DAYS_60, DAYS_30, 30),
                Arguments.of("P29D", DAYS_30, null, 0),
                Arguments.of("P7D", DAYS_30, DAYS_7, 7),
                Arguments.of("P1D", DAYS_7, DAYS_1, 1),
                Arguments.of("PT1H", DAYS_1, null, 0),
                Arguments.of("PT1H", DAYS_7, DAYS_1, 1),
                Arguments.of("PT0S", DAYS_7, DAYS_1, 0),
                Arguments.of("-PT1S", DAYS_1, EXPIRED, 0),
                Arguments.of("-P40D", DAYS_1, EXPIRED, 40),
                Arguments.of("-P40D", EXPIRED, null, 0),
                // The server was down, or the connection is new: only the most urgent is told.
                Arguments.of("P6D", null, DAYS_7, 6),
                Arguments.of("P6D", DAYS_60, DAYS_7, 6),
                Arguments.of("-P2D", null, EXPIRED, 2),
                // A clock that was wrong and is put back tells nothing again.
                Arguments.of("P50D", DAYS_7, null, 0));
    }

    @ParameterizedTest(name = "{0} before the end, {1} told: {2}")
    @MethodSource("times")
    void toTellWhenTimePassesThenEachThresholdIsToldOnce(
            String before, ExpiryThreshold told, ExpiryThreshold now, long days) {
        // given
        CertificateMemory memory = CertificateMemory.EMPTY.seeing(List.of(endingOn(1, END)));
        if (told != null) {
            memory = memory.told(new CertificateNotice(told, END, 0));
        }

        // when
        Optional<CertificateNotice> due = memory.toTell(END.minus(Duration.parse(before)));

        // then
        assertThat(due)
                .isEqualTo(Optional.ofNullable(now).map(threshold -> new CertificateNotice(threshold, END, days)));
    }

    @Test
    void toTellWhenAskedEveryHourThenFiveNoticesInOrder() {
        // given
        CertificateMemory memory = CertificateMemory.EMPTY;
        List<ExpiryThreshold> told = new ArrayList<>();

        // when
        for (Instant now = END.minus(Duration.ofDays(70));
                now.isBefore(END.plus(Duration.ofDays(70)));
                now = now.plus(Duration.ofHours(1))) {
            memory = CertificateMemory.parse(memory.toString()).seeing(List.of(endingOn(1, END)));
            Optional<CertificateNotice> due = memory.toTell(now);
            if (due.isPresent()) {
                told.add(due.get().threshold());
                memory = memory.told(due.get());
            }
        }

        // then
        assertThat(told).containsExactly(ExpiryThreshold.values());
    }

    @Test
    void toMailWhenNothingWasSentThenTheMostUrgentIsDueThoughItWasTold() {
        // given
        CertificateMemory told = CertificateMemory.EMPTY
                .seeing(List.of(endingOn(1, END)))
                .told(new CertificateNotice(DAYS_60, END, 60))
                .told(new CertificateNotice(DAYS_30, END, 30));
        Instant later = END.minus(Duration.ofDays(28));

        // then
        assertThat(told.toTell(later)).isEmpty();
        assertThat(told.toMail(later)).contains(new CertificateNotice(DAYS_30, END, 28));
        assertThat(told.mailed(new CertificateNotice(DAYS_30, END, 28)).toMail(later))
                .isEmpty();
    }

    @Test
    void toMailWhileSomebodySendsThenNobodyElseDoesUntilTheyAreTakenForDead() {
        // given
        Instant now = END.minus(Duration.ofDays(5));
        CertificateNotice notice = new CertificateNotice(DAYS_7, END, 5);
        CertificateMemory seen = CertificateMemory.EMPTY.seeing(List.of(endingOn(1, END)));

        // when
        CertificateMemory mailing = CertificateMemory.parse(seen.mailing(now).toString());

        // then
        assertThat(seen.toMail(now)).contains(notice);
        assertThat(mailing.toMail(now)).isEmpty();
        assertThat(mailing.toMail(now.plus(Duration.ofMinutes(14)))).isEmpty();
        assertThat(mailing.toMail(now.plus(Duration.ofMinutes(15)))).isPresent();
        assertThat(mailing.toMail(now.minusSeconds(1))).isPresent();
        assertThat(mailing.notMailed().toMail(now)).contains(notice);
        assertThat(mailing.mailed(notice).toMail(now.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void mailedWhenAnotherCertificateCameMeanwhileThenNothingIsSaidOfThatOne() {
        // given
        Instant now = END.minus(Duration.ofDays(5));
        Instant later = END.plus(Duration.ofDays(1));
        CertificateMemory renewed =
                CertificateMemory.EMPTY.seeing(List.of(endingOn(2, later))).mailing(now);

        // when
        CertificateMemory after = renewed.mailed(new CertificateNotice(DAYS_7, END, 5));

        // then
        assertThat(after.toMail(now)).contains(new CertificateNotice(DAYS_7, later, 6));
    }

    @Test
    void seeingWhenAnotherCertificateEndsLastThenAllBeginsAnew() {
        // given
        Instant now = END.minus(Duration.ofDays(5));
        Instant later = END.plus(Duration.ofDays(20));
        CertificateMemory told = CertificateMemory.EMPTY
                .seeing(List.of(endingOn(1, END)))
                .told(new CertificateNotice(DAYS_7, END, 5))
                .mailed(new CertificateNotice(DAYS_7, END, 5));

        // when
        CertificateMemory renewed = told.seeing(List.of(endingOn(1, END), endingOn(2, later)));

        // then
        assertThat(renewed.toTell(now)).contains(new CertificateNotice(DAYS_30, later, 25));
        assertThat(renewed.toMail(now)).contains(new CertificateNotice(DAYS_30, later, 25));
    }

    @Test
    void seeingWhenAnEarlierOneIsAddedOrThereAreNoneThenNothingIsForgotten() {
        // given
        CertificateMemory told =
                CertificateMemory.EMPTY.seeing(List.of(endingOn(1, END))).told(new CertificateNotice(DAYS_7, END, 5));
        Instant now = END.minus(Duration.ofDays(5));

        // then
        assertThat(told.seeing(List.of(endingOn(3, END.minus(Duration.ofDays(9))), endingOn(1, END)))
                        .toTell(now))
                .isEmpty();
        assertThat(told.seeing(List.of())).isEqualTo(told);
        assertThat(CertificateMemory.EMPTY.seeing(List.of()).toTell(now)).isEmpty();
    }

    @Test
    void changedSinceWhenOtherCertificatesAreTrustedThenItSaysSo() {
        // given
        X509Certificate one = endingOn(1, END);
        X509Certificate two = endingOn(2, END);
        CertificateMemory first = CertificateMemory.EMPTY.seeing(List.of(one));

        // then: of the first look there is nothing to compare with
        assertThat(first.changedSince(CertificateMemory.EMPTY)).isFalse();
        assertThat(first.seeing(List.of(one)).changedSince(first)).isFalse();
        assertThat(first.seeing(List.of(one, two)).changedSince(first)).isTrue();
        assertThat(first.seeing(List.of(two)).changedSince(first)).isTrue();
        assertThat(first.seeing(List.of()).changedSince(first)).isFalse();
    }

    @Test
    void parseWhenItWasWrittenThenItIsTheSame() {
        // given
        CertificateMemory memory = CertificateMemory.EMPTY
                .seeing(List.of(endingOn(1, END), endingOn(2, NOW)))
                .told(new CertificateNotice(DAYS_7, END, 5))
                .mailed(new CertificateNotice(EXPIRED, END, 0));

        // then
        assertThat(CertificateMemory.parse(memory.toString())).isEqualTo(memory);
        assertThat(CertificateMemory.parse(CertificateMemory.EMPTY.toString())).isEqualTo(CertificateMemory.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "ab,cd"})
    void parseWhenAnEarlierBuildWroteItThenItIsTheSame(String trusted) {
        // given
        String earlier = "last=ab;end=1798761600;told=7;mailed=;mailing=1769860830;trusted=" + trusted;

        // when
        CertificateMemory memory = CertificateMemory.parse(earlier);

        // then
        assertThat(memory)
                .isEqualTo(new CertificateMemory(
                        "ab",
                        Instant.ofEpochSecond(1798761600),
                        Optional.of(DAYS_7),
                        Optional.empty(),
                        Optional.of(Instant.ofEpochSecond(1769860830)),
                        trusted.isEmpty() ? Set.of() : Set.of(trusted.split(","))));
        assertThat(CertificateMemory.parse(memory.toString())).isEqualTo(memory);
    }

    @Test
    void parseWhenItIsCutOffThenNothingIsReadOfAValueThatIsNotWhole() {
        // given
        CertificateMemory memory = CertificateMemory.EMPTY
                .seeing(List.of(endingOn(1, END), endingOn(2, NOW)))
                .told(new CertificateNotice(DAYS_7, END, 5));
        String whole = memory.toString();

        // then
        for (int end = 0; end < whole.length(); end++) {
            CertificateMemory read = CertificateMemory.parse(whole.substring(0, end));
            assertThat(read).isIn(CertificateMemory.EMPTY, untold(memory));
        }
    }

    private static CertificateMemory untold(CertificateMemory memory) {
        return new CertificateMemory(
                memory.last(), memory.end(), Optional.empty(), Optional.empty(), Optional.empty(), memory.trusted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "last=;end=1", "last=ab;end=soon", "last=ab;end=99999999999999999999"})
    void parseWhenItIsAnythingElseThenNothingIsRemembered(String stored) {
        assertThat(CertificateMemory.parse(stored)).isEqualTo(CertificateMemory.EMPTY);
    }

    private static X509Certificate endingOn(int number, Instant end) {
        return TestCertificate.of(number, "2026-01-01T00:00:00Z", end.toString());
    }
}
