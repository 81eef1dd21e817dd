package io.github.keycloakjumpcloud.keycloak.scim.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RehearsalGateTest {

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final CountDownLatch inside = new CountDownLatch(2);
    private final CountDownLatch end = new CountDownLatch(1);

    private Future<String> enter(RehearsalGate gate) {
        return threads.submit(() -> gate.pass(false, () -> {
            inside.countDown();
            awaitQuietly(end);
            return "done";
        }));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void passWhenThereIsNoPlaceInTimeThenTellsToComeAgain() throws Exception {
        // given
        RehearsalGate gate = new RehearsalGate(2, Duration.ofMillis(20), Duration.ofMillis(20));
        Future<String> one = enter(gate);
        Future<String> two = enter(gate);
        inside.await();

        // then
        assertThatThrownBy(() -> gate.pass(false, () -> "never")).isInstanceOfSatisfying(ScimProblem.class, problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.retryAfterSeconds()).isPositive();
        });
        assertThat(gate.pass(true, () -> "urgent")).isEqualTo("urgent");
        end.countDown();
        assertThat(one.get()).isEqualTo("done");
        assertThat(two.get()).isEqualTo("done");
        assertThat(gate.pass(false, () -> "now")).isEqualTo("now");
    }

    @Test
    void passWhenTheWorkFailsThenItsPlaceIsFreeAgain() {
        // given
        RehearsalGate gate = new RehearsalGate(1, Duration.ofMillis(20), Duration.ofMillis(20));

        // then
        assertThatThrownBy(() -> gate.pass(false, () -> {
                    throw ScimProblem.notFound("nobody");
                }))
                .isInstanceOf(ScimProblem.class);
        assertThat(gate.pass(false, () -> "now")).isEqualTo("now");
    }

    @Test
    void passWhenSomebodyWaitsThenComesInAfterTheOthers() throws Exception {
        // given
        RehearsalGate gate = new RehearsalGate(2, Duration.ZERO, Duration.ofMinutes(1));
        Future<String> one = enter(gate);
        enter(gate);
        inside.await();
        Future<String> waiting = threads.submit(() -> gate.pass(false, () -> "in"));

        // when
        end.countDown();

        // then
        assertThat(waiting.get()).isEqualTo("in");
        assertThat(one.get()).isEqualTo("done");
    }
}
