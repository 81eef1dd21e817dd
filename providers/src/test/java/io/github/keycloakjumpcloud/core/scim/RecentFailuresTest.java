package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.scim.RecentFailures.Admission;
import io.github.keycloakjumpcloud.core.scim.RecentFailures.Source;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentFailuresTest {

    private static final Source SOURCE = new Source("connection", "192.0.2.1");
    private static final long START = 1_700_000_000_000L;

    private final AtomicLong clock = new AtomicLong(START);
    private final RecentFailures failures = new RecentFailures(100, clock::get);

    @ParameterizedTest(name = "{0} failures, {1} ms after the first")
    @CsvSource({
        "0, 0, 0",
        "29, 0, 0",
        "29, 59999, 0",
        "30, 0, 60",
        "30, 1, 60",
        "30, 999, 60",
        "30, 1000, 59",
        "30, 59000, 1",
        "30, 59001, 1",
        "30, 59999, 1",
        "30, 60000, 0",
        "30, 600000, 0",
        "31, 59999, 1",
        "1000, 30000, 30",
        "30, -1, 0",
    })
    void admitWhenFailuresCameThenBlockedUntilTheMinuteIsOver(int count, long later, long blockedSeconds) {
        // given
        fail(SOURCE, count);

        // when
        clock.addAndGet(later);
        Admission admission = failures.admit(SOURCE);

        // then
        assertThat(admission)
                .isEqualTo(blockedSeconds == 0 ? new Admission.Free() : new Admission.Blocked(blockedSeconds, true));
    }

    @Test
    void admitWhenBlockedTwiceThenOnlyTheFirstSaysSo() {
        // given
        fail(SOURCE, RecentFailures.LIMIT);

        // then
        assertThat(failures.admit(SOURCE)).isEqualTo(new Admission.Blocked(60, true));
        assertThat(failures.admit(SOURCE)).isEqualTo(new Admission.Blocked(60, false));
    }

    @Test
    void admitWhenTheNextMinuteFailsAsWellThenItIsBlockedAnewAndSaysSo() {
        // given
        fail(SOURCE, RecentFailures.LIMIT);
        failures.admit(SOURCE);
        clock.addAndGet(60_000);

        // when
        fail(SOURCE, RecentFailures.LIMIT - 1);
        Admission before = failures.admit(SOURCE);
        fail(SOURCE, 1);

        // then
        assertThat(before).isEqualTo(new Admission.Free());
        assertThat(failures.admit(SOURCE)).isEqualTo(new Admission.Blocked(60, true));
    }

    @Test
    void admitWhenAnotherSourceFailedThenFree() {
        // given
        fail(SOURCE, RecentFailures.LIMIT);

        // then
        assertThat(failures.admit(new Source("connection", "192.0.2.2"))).isEqualTo(new Admission.Free());
        assertThat(failures.admit(new Source("another", "192.0.2.1"))).isEqualTo(new Admission.Free());
    }

    @Test
    void addWhenManySourcesFailThenTheLatestAreRemembered() {
        // given
        fail(SOURCE, RecentFailures.LIMIT);
        clock.addAndGet(1);

        // when
        for (int i = 0; i < 99; i++) {
            fail(new Source("connection", "198.51.100." + i), 1);
        }
        Admission full = failures.admit(SOURCE);
        fail(new Source("connection", "203.0.113.1"), 1);

        // then
        assertThat(full).isInstanceOf(Admission.Blocked.class);
        assertThat(failures.size()).isEqualTo(100);
        assertThat(failures.admit(SOURCE)).isEqualTo(new Admission.Free());
    }

    @Test
    void addWhenMinutesAreOverThenTheyAreForgotten() {
        // given
        for (int i = 0; i < 50; i++) {
            fail(new Source("connection", "198.51.100." + i), 1);
        }

        // when
        clock.addAndGet(60_000);
        fail(SOURCE, 1);

        // then
        assertThat(failures.size()).isEqualTo(1);
    }

    @Test
    void addWhenManyThreadsFailThenNoneIsLost() throws InterruptedException {
        // given
        ExecutorService threads = Executors.newFixedThreadPool(8);

        // when
        for (int i = 0; i < RecentFailures.LIMIT; i++) {
            threads.execute(() -> fail(SOURCE, 1));
        }
        threads.shutdown();

        // then
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(failures.admit(SOURCE)).isInstanceOf(Admission.Blocked.class);
    }

    private void fail(Source source, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(source);
        }
    }
}
