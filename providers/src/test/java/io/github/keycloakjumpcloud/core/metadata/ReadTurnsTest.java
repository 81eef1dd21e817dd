package io.github.keycloakjumpcloud.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadTurnsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final ReadTurns<Integer> turns = new ReadTurns<>(Duration.ofMinutes(1));
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void readWhenAskedAgainWithinTheMinuteThenTheLastReadingIsTheAnswer() {
        assertThat(read("a", NOW)).isEqualTo(1);
        assertThat(read("a", NOW)).isEqualTo(1);
        assertThat(read("a", NOW.plusSeconds(59))).isEqualTo(1);
        assertThat(read("a", NOW.plusSeconds(60))).isEqualTo(2);
        assertThat(read("a", NOW.plusSeconds(119))).isEqualTo(2);
    }

    @Test
    void readWhenItIsAnotherAddressThenItHasATurnOfItsOwn() {
        assertThat(read("a", NOW)).isEqualTo(1);
        assertThat(read("b", NOW)).isEqualTo(2);
        assertThat(read("a", NOW)).isEqualTo(1);
    }

    @Test
    void readWhenTheClockWasSetBackThenItIsReadAgain() {
        assertThat(read("a", NOW)).isEqualTo(1);
        assertThat(read("a", NOW.minusSeconds(1))).isEqualTo(2);
    }

    @Test
    void readWhenItFailsThenItFailsForEverybodyUntilTheMinuteIsOver() {
        // given
        IllegalStateException failure = new IllegalStateException("the database is away");

        // then
        assertThatThrownBy(() -> turns.read("a", NOW, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> read("a", NOW)).isSameAs(failure);
        assertThat(read("a", NOW.plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void readWhenSomebodyReadsThenOthersWaitForIt() throws InterruptedException {
        // given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> turns.read("a", NOW, () -> {
            begun.countDown();
            answer.await();
            return readings.incrementAndGet();
        }));
        begun.await();

        // when
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> read("a", NOW));
        answer.countDown();

        // then
        assertThat(first.join()).isEqualTo(1);
        assertThat(second.join()).isEqualTo(1);
    }

    private int read(String address, Instant now) {
        return turns.read(address, now, readings::incrementAndGet);
    }
}
