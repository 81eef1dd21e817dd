package io.github.keycloakjumpcloud.core.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.WaitingPeople.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingPeopleTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Waiting ADA = waiting(1, NOW);
    private static final Waiting BEN = waiting(2, NOW.plusSeconds(5));

    @Test
    void readWhenWrittenThenItIsTheSame() {
        // given
        WaitingPeople people = WaitingPeople.NONE.with(ADA).with(BEN);

        // then
        assertThat(WaitingPeople.read(people.toString())).isEqualTo(people);
        assertThat(people.all()).containsExactly(ADA, BEN);
        assertThat(WaitingPeople.read(WaitingPeople.NONE.toString())).isEqualTo(WaitingPeople.NONE);
    }

    @Test
    void readWhenSomethingIsNoneOfOursThenTheRestIsRead() {
        // given
        String item = ADA.person() + "@" + ADA.reference() + "@" + NOW.getEpochSecond();

        // then
        assertThat(WaitingPeople.read("waiting=nonsense," + item + ",@@1," + ADA.person() + "@7KQM-X4TB@;more=x;")
                        .all())
                .containsExactly(ADA);
        assertThat(WaitingPeople.read("").all()).isEmpty();
    }

    @Test
    void withWhenThePersonWaitsAlreadyThenTheirLatestRefusalCounts() {
        // given
        Waiting again = new Waiting(ADA.person(), "9999-9999", NOW.plusSeconds(60));

        // then
        assertThat(WaitingPeople.NONE.with(ADA).with(BEN).with(again).all()).containsExactly(BEN, again);
    }

    @Test
    void withWhenSomebodyHasWaitedForADayThenTheyWaitNoMore() {
        // given
        WaitingPeople people = WaitingPeople.NONE.with(ADA);
        Instant dayAfter = NOW.plus(Duration.ofHours(24));

        // then
        assertThat(people.with(waiting(2, dayAfter.minusSeconds(1))).all()).hasSize(2);
        assertThat(people.with(waiting(2, dayAfter)).all()).containsExactly(waiting(2, dayAfter));
    }

    @Test
    void withWhenVeryManyWaitThenTheFirstOnesAreForgotten() {
        // when
        WaitingPeople people = WaitingPeople.NONE;
        for (int i = 0; i < 600; i++) {
            people = people.with(waiting(i, NOW.plusSeconds(i)));
        }

        // then
        assertThat(people.all()).hasSize(500).startsWith(waiting(100, NOW.plusSeconds(100)));
    }

    @Test
    void sinceWhenSomeHaveWaitedLongEnoughThenOnlyTheseAreNamed() {
        // given
        WaitingPeople people = WaitingPeople.NONE.with(ADA).with(BEN);

        // then
        assertThat(people.since(NOW)).containsExactly(ADA);
        assertThat(people.without(ADA.person()).all()).containsExactly(BEN);
        assertThat(people.without("nobody")).isEqualTo(people);
    }

    private static Waiting waiting(int number, Instant since) {
        return new Waiting(new UUID(0, number).toString(), "2222-%04d".formatted(number), since);
    }
}
