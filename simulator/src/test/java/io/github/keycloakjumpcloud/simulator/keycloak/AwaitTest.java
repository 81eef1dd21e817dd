package io.github.keycloakjumpcloud.simulator.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwaitTest {

    @Test
    void untilWhenValueComesLaterThenItIsReturned() {
        // given
        Iterator<Optional<String>> answers =
                List.of(Optional.<String>empty(), Optional.of("ready")).iterator();

        // when
        String value = Await.until("the value", Duration.ofSeconds(10), answers::next);

        // then
        assertThat(value).isEqualTo("ready");
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
