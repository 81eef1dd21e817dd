package io.github.keycloakjumpcloud.simulator.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitTest {

    @Test
    void untilWhenConditionHoldsLaterThenItIsAskedUntilThen() {
        // given
        Iterator<Boolean> answers = List.of(false, true).iterator();

        // when
        Await.until("the condition", Duration.ofSeconds(10), answers::next);

        // then
        assertThat(answers).isExhausted();
    }

    @Test
    void untilWhenLimitPassesThenErrorNamesWhatWasAwaited() {
        assertThatThrownBy(() -> Await.until("the impossible", Duration.ZERO, () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the impossible");
    }

    @Test
    void untilWhenThreadIsInterruptedThenItEndsAndTheFlagStays() {
        // given
        Thread.currentThread().interrupt();

        // then
        assertThatThrownBy(() -> Await.until("the impossible", Duration.ofSeconds(10), () -> false))
                .hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
