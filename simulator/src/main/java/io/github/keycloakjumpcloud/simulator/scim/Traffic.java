package io.github.keycloakjumpcloud.simulator.scim;

import java.time.Duration;
import java.util.Arrays;

/** The number and the durations of requests. Safe for use by many threads. */
public final class Traffic {

    private long[] nanos = new long[1024];
    private int requests;
    private int retries;

    /** The number of sent requests, including repeated requests. */
    public synchronized int requests() {
        return requests;
    }

    /** The number of requests that repeated an earlier request. */
    public synchronized int retries() {
        return retries;
    }

    /**
     * The duration that a share of the requests did not exceed (nearest rank), without the pauses between attempts.
     * Zero when no request was sent.
     *
     * @param percent the share: above 0, at most 100
     */
    public synchronized Duration percentile(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("A percentile must be above 0 and at most 100: " + percent);
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
