package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.Tally;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What this node has counted and not written yet. Of limited size: of more connections than that, some are not counted. */
public final class ActivityCount {

    private static final ActivityCount NODE = new ActivityCount();
    private static final int CAPACITY = 20_000;

    private final Map<Key, Tally> counted = new HashMap<>();

    ActivityCount() {}

    /** A day of a connection. */
    record Key(String realmId, String connectionId, LocalDate day) {}

    static ActivityCount ofNode() {
        return NODE;
    }

    /** Somebody has signed in through a connection. */
    public static void signedIn(String realmId, String connectionId) {
        NODE.add(today(realmId, connectionId), Tally.ofSignIn());
    }

    /** Somebody was refused. */
    public static void refused(String realmId, String connectionId, String code) {
        NODE.add(today(realmId, connectionId), Tally.ofRefusal(code));
    }

    private static Key today(String realmId, String connectionId) {
        return new Key(realmId, connectionId, ServerTime.today());
    }

    synchronized void add(Key key, Tally tally) {
        if (counted.size() < CAPACITY || counted.containsKey(key)) {
            counted.merge(key, tally, Tally::plus);
        }
    }

    /** All of it, which is the caller's to write from now on. */
    synchronized Map<Key, Tally> take() {
        Map<Key, Tally> taken = new HashMap<>(counted);
        counted.clear();
        return taken;
    }
}
