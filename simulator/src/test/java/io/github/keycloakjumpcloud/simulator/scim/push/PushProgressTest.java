package io.github.keycloakjumpcloud.simulator.scim.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PushProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong clock = new AtomicLong();

    @Test
    void progressWhenThereIsNoTerminalThenOneLineForEachTenth() {
        // given
        PushProgress progress = new PushProgress(out, false, 200, clock::get);

        // when
        steps(progress, 200, 20);

        // then
        assertThat(written().lines())
                .hasSize(10)
                .startsWith(" 10 %  20 of 200 people  50 a second  1 failed")
                .endsWith("100 %  200 of 200 people  50 a second  10 failed");
        assertThat(written()).doesNotContain("\r");
    }

    @Test
    void progressWhenThereAreFewPeopleThenOneLineForEach() {
        // given
        PushProgress progress = new PushProgress(out, false, 3, clock::get);

        // when
        steps(progress, 3, 10);

        // then
        assertThat(written().lines()).hasSize(3).endsWith("100 %  3 of 3 people  50 a second  0 failed");
    }

    @Test
    void progressWhenThereIsATerminalThenABarIsDrawnOverItselfTenTimesASecond() {
        // given
        PushProgress progress = new PushProgress(out, true, 200, clock::get);

        // when
        steps(progress, 200, 1000);

        // then
        String[] bars = written().strip().split("\r");
        assertThat(bars).hasSizeBetween(35, 45);
        assertThat(bars[bars.length - 1])
                .isEqualTo("[##############################] 100 %  200 of 200 people  50 a second  0 failed");
        assertThat(written().lines().skip(1)).allMatch(line -> line.startsWith("[") || line.isEmpty());
        assertThat(written()).endsWith(System.lineSeparator());
    }

    private void steps(PushProgress progress, int steps, int failEvery) {
        for (int i = 1; i <= steps; i++) {
            clock.addAndGet(20_000_000);
            progress.step(i % failEvery != 0);
        }
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
