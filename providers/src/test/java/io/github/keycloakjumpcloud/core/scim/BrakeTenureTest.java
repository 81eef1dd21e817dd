package io.github.keycloakjumpcloud.core.scim;

import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.after;
import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.lockOut;
import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.loss;
import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.next;
import static io.github.keycloakjumpcloud.core.scim.BrakeEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The brake counts people, not tricks: who was there an hour ago is counted apart from who was not. */
class BrakeTenureTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:30Z");

    @Test
    void decideWhenAccountsAreMadeWithinTheHourThenNoMoreOfTheOthersMayGo() {
        // given: 100 people, and a thousand made-up ones of a minute ago
        Brake brake = new Brake(30);
        BrakeRecord record = after(brake, 30, 100);
        UserCount.Source widened = recently -> {
            assertThat(recently).isEqualTo(NOW.minus(Duration.ofHours(1)));
            return new UserCount(100, 1000);
        };

        // then
        assertThat(brake.decide(record, lockOut(1000), NOW, widened)).isEqualTo(new BrakeDecision.Refused());
    }

    @ParameterizedTest(name = "{0} settled and {1} recent: {2} recent ones may go")
    @CsvSource({"100, 100, 30", "1000, 21, 6", "0, 21, 6", "10, 10, 1000", "0, 5000, 1000"})
    void decideWhenTheAccountsOfTheHourAreLostThenItIsAShareOfTheirOwn(int settled, int recent, int allowed) {
        // given
        Brake brake = new Brake(30);
        BrakeRecord record = BrakeRecord.EMPTY;
        int done = 0;

        // when
        while (done < 1000
                && brake.decide(record, recent(done), NOW, any -> new UserCount(settled, recent))
                        instanceof BrakeDecision.Proceed proceed) {
            record = proceed.next();
            done++;
        }

        // then
        assertThat(done).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "made {0} before")
    @CsvSource({"PT0S, false", "PT59M59S, false", "PT1H, true", "PT24H, true"})
    void decideWhenAnAccountIsAnHourOldThenItIsOneOfTheOthers(Duration before, boolean settled) {
        // given: of the others, nobody else may go
        Brake brake = new Brake(30);
        BrakeRecord record = after(brake, 30, 100);
        Loss loss = new Loss("somebody", Optional.of(NOW.minus(before)), Loss.Kind.LOCK_OUT);

        // when
        BrakeDecision decision = brake.decide(record, loss, NOW, any -> new UserCount(100, 0));

        // then
        assertThat(decision).isInstanceOf(settled ? BrakeDecision.Refused.class : BrakeDecision.Proceed.class);
    }

    @Test
    void decideWhenThePersonWasCountedWithinTheHourThenTheyMayGoAgainAndNobodyIsCounted() {
        // given
        Brake brake = new Brake(30);
        BrakeRecord record = after(brake, 30, 100);

        // when
        BrakeDecision decision = brake.decide(record, loss(7, Loss.Kind.REMOVAL), NOW, BrakeEvents::neverAsked);

        // then
        assertThat(next(decision).losses()).isEqualTo(30);
    }

    @Test
    void decideWhenPeopleAreRemovedAndTakenBackThenTheShareStaysThatOfThoseWhoWereThere() {
        // given
        Brake brake = new Brake(30);
        BrakeRecord record = BrakeRecord.EMPTY;
        for (int i = 0; i < 30; i++) {
            record = next(brake.decide(record, loss(i, Loss.Kind.REMOVAL), NOW, any -> settled(100)))
                    .returned("person-" + i);
        }

        // when
        BrakeDecision decision = brake.decide(record, lockOut(1000), NOW, any -> settled(100));

        // then
        assertThat(decision).isEqualTo(new BrakeDecision.Refused());
    }

    @Test
    void decideWhenAnAccountOfTheHourGivesWayToAnotherOfTheSamePersonThenNobodyIsLost() {
        // given
        Loss recent = new Loss("interim", Optional.of(NOW), Loss.Kind.SUCCESSION);
        Loss settled = new Loss("interim", Optional.of(NOW.minus(Duration.ofDays(1))), Loss.Kind.SUCCESSION);
        Brake brake = new Brake(30);

        // then
        assertThat(next(brake.decide(BrakeRecord.EMPTY, recent, NOW, BrakeEvents::neverAsked))
                        .losses())
                .isZero();
        assertThat(next(brake.decide(BrakeRecord.EMPTY, settled, NOW, BrakeEvents::neverAsked))
                        .losses())
                .isEqualTo(1);
    }

    @Test
    void decideWhenAPersonMovesToAnotherAddressAndAnotherAccountGivesWayThenThePersonIsCountedOnce() {
        // given
        Brake brake = new Brake(30);
        Loss closed = loss(1, Loss.Kind.SUCCESSION);
        BrakeRecord record = next(brake.decide(BrakeRecord.EMPTY, closed, NOW, BrakeEvents::neverAsked));

        // when
        BrakeRecord after = next(brake.decide(record, lockOut(1), NOW, BrakeEvents::neverAsked));

        // then
        assertThat(after.losses()).isEqualTo(1);
        assertThat(after.removals()).isEqualTo(settled(0));
    }

    private static Loss recent(int person) {
        return new Loss("person-" + person, Optional.of(NOW.minusSeconds(60)), Loss.Kind.LOCK_OUT);
    }
}
