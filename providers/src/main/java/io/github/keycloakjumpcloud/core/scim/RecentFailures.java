package io.github.keycloakjumpcloud.core.scim;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down whoever guesses tokens. After {@value #LIMIT} failures of a source within a minute, its further failures
 * are blocked until that minute is over. Safe for use by many threads. Only a limited number of sources is remembered,
 * the latest ones.
 */
public final class RecentFailures {

    /** The most failures of one source within a minute. */
    public static final int LIMIT = 30;

    private static final long WINDOW_MILLIS = 60_000;
    private static final long MILLIS_PER_SECOND = 1000;

    private final int capacity;
    private final LongSupplier clock;

    /** Ordered by the time at which the windows began, which is also the order in which they end. */
    private final Map<Source, Window> windows = new LinkedHashMap<>();

    /**
     * @param capacity the most sources that are remembered
     * @param clock gives milliseconds since the epoch
     */
    public RecentFailures(int capacity, LongSupplier clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    /** Who fails: a remote address at one connection. */
    public record Source(String connection, String address) {}

    /** Whether a failure counts as one more attempt or is blocked. */
    public sealed interface Admission {

        /** The failure counts. */
        record Free() implements Admission {}

        /**
         * The failure is blocked.
         *
         * @param seconds the seconds until the source is free again, at least 1
         * @param first whether this is the first blocked failure within this minute
         */
        record Blocked(long seconds, boolean first) implements Admission {}
    }

    /** Must be asked at each failure. */
    public synchronized Admission admit(Source source) {
        long now = clock.getAsLong();
        Window window = windows.get(source);
        if (window == null || window.isOver(now) || window.failures < LIMIT) {
            return new Admission.Free();
        }
        boolean first = !window.blocked;
        window.blocked = true;
        return new Admission.Blocked(window.secondsLeft(now), first);
    }

    /** Must be told of each failure that was {@linkplain Admission.Free free}. */
    public synchronized void add(Source source) {
        long now = clock.getAsLong();
        forgetThePast(now);
        windows.computeIfAbsent(source, unknown -> new Window(now)).failures++;
        if (windows.size() > capacity) {
            windows.remove(windows.keySet().iterator().next());
        }
    }

    private void forgetThePast(long now) {
        Iterator<Window> oldestFirst = windows.values().iterator();
        while (oldestFirst.hasNext() && oldestFirst.next().isOver(now)) {
            oldestFirst.remove();
        }
    }

    synchronized int size() {
        return windows.size();
    }

    private static final class Window {

        private final long start;
        private int failures;
        private boolean blocked;

        Window(long start) {
            this.start = start;
        }

        /** A clock that was set back also ends the window, which would otherwise last too long. */
        boolean isOver(long now) {
            return now < start || now - start >= WINDOW_MILLIS;
        }

        long secondsLeft(long now) {
            return (start + WINDOW_MILLIS - now + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND;
        }
    }
}
