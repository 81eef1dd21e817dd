package io.github.keycloakjumpcloud.core.scim;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which calls are worth a row in the database: of calls that say the same, one a minute; and after an operation has come out
 * in another way, the next one, at most every five seconds. A large push writes a few rows a minute. Of limited size; for
 * several threads.
 */
public final class CallNews {

    private static final long INTERVAL_MILLIS = 60_000;
    private static final long LEAST_MILLIS = 5_000;

    private final int capacity;

    /** When a call of a connection was noted; the longest ago first. */
    private final Map<Key, Long> noted = new LinkedHashMap<>();

    /** What was noted last of an operation. */
    private final Map<Key, String> last = new LinkedHashMap<>();

    /** @param capacity for how many calls */
    public CallNews(int capacity) {
        this.capacity = capacity;
    }

    private record Key(String connection, String what) {}

    /**
     * Whether the call is to be noted now; the caller notes it then.
     *
     * @param connection its internal id
     * @param now milliseconds
     */
    public synchronized boolean isDue(String connection, ScimCall call, long now) {
        Key key = new Key(connection, call.news());
        Key operation = new Key(connection, call.operation());
        if (!isDue(noted.get(key), call.news().equals(last.get(operation)), now)) {
            return false;
        }
        put(noted, key, now);
        put(last, operation, call.news());
        return true;
    }

    private static boolean isDue(Long before, boolean isLast, long now) {
        if (before == null || now < before) {
            return true;
        }
        return now - before >= (isLast ? INTERVAL_MILLIS : LEAST_MILLIS);
    }

    private <T> void put(Map<Key, T> map, Key key, T value) {
        map.remove(key);
        map.put(key, value);
        if (map.size() > capacity) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
