package io.github.keycloakjumpcloud.simulator.scim;

import java.time.Duration;
import java.util.Arrays;

/** Counts and times the requests of one client or many. Safe for use by many threads. */
public final class Traffic {

    private long[] nanos = new long[1024];
    private int requests;
    private int retries;

    /** How many requests were sent, repeated ones included. */
    public synchronized int requests() {
        return requests;
    }

    /** How many of them repeated an earlier one. */
    public synchronized int retries() {
        return retries;
    }

    /**
     * The time that a share of the requests did not exceed (nearest rank); zero when there were none. Pauses between
     * attempts do not count.
     *
     * @param percent above 0, at most 100
     */
    public synchronized Duration percentile(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("No percentile: " + percent);
        }
        if (requests == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, requests);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * requests);
        return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }

    synchronized void add(Duration latency, boolean repeated) {
        if (requests == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * nanos.length);
        }
        nanos[requests++] = latency.toNanos();
        if (repeated) {
            retries++;
        }
    }
}
