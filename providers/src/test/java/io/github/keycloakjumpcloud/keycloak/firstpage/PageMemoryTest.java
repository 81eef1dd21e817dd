package io.github.keycloakjumpcloud.keycloak.firstpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.access.HomeConnections;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PageMemoryTest {

    private final AtomicInteger reads = new AtomicInteger();
    private Instant now = Instant.EPOCH;
    private final PageMemory memory = new PageMemory(() -> now);

    @Test
    void memoryWhenTheMarkIsTheSameThenNothingIsReadAgain() {
        // when
        PageConnections first = look("realm", "mark");
        now = now.plus(PageMemory.LONGEST).minusMillis(1);

        // then
        assertThat(look("realm", "mark")).isSameAs(first);
        assertThat(reads).hasValue(1);
    }

    @Test
    void memoryWhenTheMarkIsAnotherOneThenAllIsReadAgain() {
        // when
        look("realm", "");
        PageConnections second = look("realm", "changed");

        // then
        assertThat(look("realm", "changed")).isSameAs(second);
        assertThat(reads).hasValue(2);
    }

    @Test
    void memoryWhenAMinuteHasPassedThenAllIsReadAgain() {
        // when
        look("realm", "mark");
        now = now.plus(PageMemory.LONGEST);
        look("realm", "mark");

        // then
        assertThat(reads).hasValue(2);
    }

    @Test
    void memoryWhenThereAreSeveralRealmsThenEachHasItsOwn() {
        // when
        PageConnections first = look("first", "mark");
        PageConnections second = look("second", "mark");

        // then
        assertThat(look("first", "mark")).isSameAs(first);
        assertThat(look("second", "mark")).isSameAs(second).isNotEqualTo(first);
    }

    private PageConnections look(String realm, String mark) {
        return memory.of(
                realm,
                mark,
                () -> new PageConnections(HomeConnections.of(Map.of()), List.of("read-" + reads.incrementAndGet())));
    }
}
