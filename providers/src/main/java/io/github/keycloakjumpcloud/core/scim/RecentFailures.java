package io.github.keycloakjumpcloud.core.scim;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses tokens: after {@value #LIMIT} failures within a minute, further failures of a source are no
 * longer looked at until that minute is over. Safe for use by many threads; remembers a bounded number of sources, the latest ones.
 */
public final class RecentFailures {

    /** Failures of one source within a minute. */
    public static final int LIMIT = 30;

    private static final long WINDOW_MILLIS = 60_000;
    private static final long MILLIS_PER_SECOND = 1000;

    private final int capacity;
    private final LongSupplier clock;

    /** In the order in which the windows began, which is the order in which they end. */
    private final Map<Source, Window> windows = new LinkedHashMap<>();

    /**
     * @param capacity how many sources are remembered at most
     * @param clock milliseconds since the epoch
     */
    public RecentFailures(int capacity, LongSupplier clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    /** Who fails: a remote address, at one connection. */
    public record Source(String connection, String address) {}

    /** Whether a failure is looked at. */
    public sealed interface Admission {

        /** It may. */
        record Free() implements Admission {}

        /**
         * It may not.
         *
         * @param seconds after which it may again, at least 1
         * @param first whether it is turned away for the first time within this minute
         */
        record Blocked(long seconds, boolean first) implements Admission {}
    }

    /** Asked before a failure is looked at. */
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

    /** Told of each failure that was looked at. */
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

        /** A clock that was set back ends it too, or it might last for long. */
        boolean isOver(long now) {
            return now < start || now - start >= WINDOW_MILLIS;
        }

        long secondsLeft(long now) {
            return (start + WINDOW_MILLIS - now + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND;
        }
    }
}
