package io.github.keycloakjumpcloud.core.scim;

import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.after;
import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.lockOut;
import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.loss;
import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.next;
import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:30Z");

    @ParameterizedTest(name = "{0} % of {1} users: {2} may go")
    @CsvSource({
        "30, 100, 30",
        "30, 20, 1000",
        "30, 1, 1000",
        "30, 0, 1000",
        "30, 21, 6",
        "30, 23, 6",
        "30, 24, 7",
        "30, 99, 29",
        "30, 101, 30",
        "30, 103, 30",
        "30, 104, 31",
        "50, 21, 10",
        "50, 22, 11",
        "1, 21, 0",
        "1, 99, 0",
        "1, 100, 1",
        "1, 200, 2",
        "99, 100, 99",
        "100, 21, 21",
        "100, 100, 100",
        "0, 100, 1000",
        "0, 1000000, 1000",
    })
    void decideWhenUsersAreDeactivatedThenTheFirstBeyondTheShareIsRefused(int percent, long users, int allowed) {
        assertThat(countAllowed(new Brake(percent), any -> settled(users))).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0} % of {1} users: {2} may go")
    @CsvSource({"30, 100, 30", "30, 21, 6", "30, 20, 1000", "30, 200, 60", "100, 50, 50", "1, 100, 1"})
    void decideWhenUsersAreRemovedThenItIsAShareOfThoseWhoWereThere(int percent, int users, int allowed) {
        // given
        AtomicInteger left = new AtomicInteger(users);
        Brake brake = new Brake(percent);
        BrakeRecord record = BrakeRecord.EMPTY;
        int done = 0;

        // when
        while (done < 1000
                && brake.decide(record, loss(done, Loss.Kind.REMOVAL), NOW, any -> settled(left.get()))
                        instanceof BrakeDecision.Proceed proceed) {
            record = proceed.next();
            left.decrementAndGet();
            done++;
        }

        // then
        assertThat(done).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0} %")
    @CsvSource({"30, 6", "50, 10", "100, 21", "5, 1", "4, 0", "1, 0"})
    void decideWhenTheCountCannotMatterThenItIsNotAsked(int percent, int free) {
        // given
        AtomicInteger asked = new AtomicInteger();
        UserCount.Source users = any -> {
            asked.incrementAndGet();
            return settled(1000);
        };
        Brake brake = new Brake(percent);
        BrakeRecord record = BrakeRecord.EMPTY;

        // when
        for (int i = 0; i < free; i++) {
            record = next(brake.decide(record, lockOut(i), NOW, users));
        }
        int before = asked.get();
        brake.decide(record, lockOut(free), NOW, users);

        // then
        assertThat(before).isZero();
        assertThat(asked).hasValue(1);
    }

    @Test
    void decideWhenUsersWereCountedAShortWhileAgoThenTheyAreCountedAgainOnlyBeforeARefusal() {
        // given
        AtomicInteger asked = new AtomicInteger();
        UserCount.Source users = any -> {
            asked.incrementAndGet();
            return settled(1000);
        };

        // when
        int allowed = countAllowed(new Brake(30), users);

        // then
        assertThat(allowed).isEqualTo(300);
        assertThat(asked).hasValue(2);
    }

    @Test
    void decideWhenTheConnectionGrewSinceItWasCountedThenTheNewNumberCounts() {
        // given
        Brake brake = new Brake(30);
        BrakeRecord record = after(brake, 30, 100);

        // then
        assertThat(brake.decide(record, lockOut(1000), NOW, any -> settled(100)))
                .isEqualTo(new BrakeDecision.Refused());
        assertThat(brake.decide(record, lockOut(1000), NOW, any -> settled(104)))
                .isInstanceOf(BrakeDecision.Proceed.class);
    }

    @ParameterizedTest(name = "after {0} minutes")
    @CsvSource({"9, false", "10, true"})
    void decideWhenTheConnectionShrankThenItIsNoticedAfterTenMinutes(int minutes, boolean refused) {
        // given: 100 users were counted at the 7th
        Brake brake = new Brake(30);
        BrakeRecord record = after(brake, 7, 100);
        Instant later = NOW.plus(Duration.ofMinutes(minutes));

        // when: only 24 are left, of whom 7 may go
        BrakeDecision decision = brake.decide(record, lockOut(1000), later, any -> settled(24));

        // then
        assertThat(decision).isInstanceOf(refused ? BrakeDecision.Refused.class : BrakeDecision.Proceed.class);
    }

    @ParameterizedTest(name = "{0} later")
    @CsvSource({
        // counted by the minute: what happened at 12:00 counts until 12:59
        "PT0S, true",
        "PT59M29S, true",
        "PT59M30S, false",
        "PT2H, false",
    })
    void decideWhenTheHourIsOverThenItCountsAnew(Duration later, boolean refused) {
        // given
        Brake brake = new Brake(30);
        BrakeRecord record = after(brake, 30, 100);

        // when
        BrakeDecision decision = brake.decide(record, lockOut(1000), NOW.plus(later), any -> settled(100));

        // then
        assertThat(decision).isInstanceOf(refused ? BrakeDecision.Refused.class : BrakeDecision.Proceed.class);
    }

    @ParameterizedTest(name = "{0} later")
    @CsvSource({"PT0S", "PT1H", "PT2H", "P365D"})
    void decideWhenEngagedThenRefusedUntilReleasedAndNobodyIsCounted(Duration later) {
        // given
        BrakeRecord engaged = after(new Brake(30), 30, 100).engaged(NOW);

        // when
        BrakeDecision decision = new Brake(30).decide(engaged, lockOut(1000), NOW.plus(later), BrakeEvents::neverAsked);

        // then
        assertThat(decision).isEqualTo(new BrakeDecision.Refused());
    }

    @Test
    void decideWhenReleasedThenItCountsAnew() {
        assertThat(countAllowed(new Brake(30), any -> settled(100))).isEqualTo(30);
    }

    @Test
    void decideWhenSwitchedOffThenNothingIsRefusedOrCounted() {
        // given
        BrakeRecord engaged = BrakeRecord.EMPTY.engaged(NOW);

        // when
        BrakeDecision decision = new Brake(0).decide(engaged, loss(0, Loss.Kind.REMOVAL), NOW, BrakeEvents::neverAsked);

        // then
        assertThat(decision).isEqualTo(new BrakeDecision.Proceed(engaged));
    }

    private static int countAllowed(Brake brake, UserCount.Source users) {
        BrakeRecord record = BrakeRecord.EMPTY;
        int done = 0;
        while (done < 1000
                && brake.decide(record, lockOut(done), NOW, users) instanceof BrakeDecision.Proceed proceed) {
            record = proceed.next();
            done++;
        }
        return done;
    }
}
