package io.github.keycloakjumpcloud.simulator.scim.push;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** The progress of a push: a bar that is redrawn in place on a terminal, otherwise a line at each tenth. */
final class PushProgress {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final LongSupplier nanoTime;
    private final long start;
    private int done;
    private int failed;
    private long drawn;

    PushProgress(PrintStream out, boolean terminal, int total, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
        drawn = start - REDRAW_NANOS;
    }

    synchronized void step(boolean success) {
        done++;
        failed += success ? 0 : 1;
        if (terminal) {
            drawBar();
        } else if (10L * done / total > 10L * (done - 1) / total) {
            out.println(figures());
        }
    }

    private void drawBar() {
        long now = nanoTime.getAsLong();
        if (done < total && now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        int filled = (int) ((long) WIDTH * done / total);
        // The blanks overwrite the rest of a longer line.
        out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + figures() + "  ");
        if (done == total) {
            out.println();
        }
        out.flush();
    }

    private String figures() {
        double seconds = Math.max(nanoTime.getAsLong() - start, 1) / 1e9;
        return String.format(
                Locale.ROOT,
                "%3d %%  %d of %d people  %.0f a second  %d failed",
                100L * done / total,
                done,
                total,
                done / seconds,
                failed);
    }
}
