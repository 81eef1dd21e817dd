package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.Log;
import io.github.keycloakjumpcloud.core.activity.LogEntry;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.activity.Tally;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has happened on this node and is not written yet. Of limited size: beyond that, things are not noted until it is
 * written.
 */
public final class Journal {

    private static final Journal NODE = new Journal();
    private static final int MOST_CONNECTIONS = 20_000;
    private static final int MOST_ENTRIES = 50_000;

    private Map<Owner, Pages> pages = new HashMap<>();
    private int entries;

    Journal() {}

    /** A connection, by internal ids. */
    record Owner(String realmId, String connectionId) {}

    /** What has happened to one connection. Not for several threads at once. */
    static final class Pages {

        private final Map<LocalDate, Tally> days = new HashMap<>();
        private final Map<LocalDate, Set<String>> seen = new HashMap<>();
        private final Map<LogKind<?>, Log<?>> logs = new HashMap<>();

        Map<LocalDate, Tally> days() {
            return days;
        }

        /** Ids of those who have signed in. */
        Map<LocalDate, Set<String>> seen() {
            return seen;
        }

        /** In the one order in which all nodes lock their rows. */
        List<Log<?>> logs() {
            return logs.values().stream()
                    .sorted(Comparator.comparing(log -> log.kind().name()))
                    .toList();
        }

        void add(LocalDate day, Tally tally) {
            days.merge(day, tally, Tally::plus);
        }

        boolean see(LocalDate day, Collection<String> ids) {
            return seen.computeIfAbsent(day, any -> new HashSet<>()).addAll(ids);
        }

        <E extends LogEntry> void add(Log<E> more) {
            logs.merge(more.kind(), more, (known, now) -> sum(more.kind(), known, now));
        }

        void add(Pages earlier) {
            earlier.days.forEach(this::add);
            earlier.seen.forEach(this::see);
            earlier.logs.forEach((kind, log) -> logs.merge(kind, log, (now, before) -> sum(kind, before, now)));
        }

        @SuppressWarnings("unchecked")
        private static <E extends LogEntry> Log<E> sum(LogKind<E> kind, Log<?> earlier, Log<?> later) {
            // A log is kept by its kind.
            return ((Log<E>) earlier).plus((Log<E>) later);
        }
    }

    static Journal ofNode() {
        return NODE;
    }

    /** Somebody has signed in through a connection. */
    public static void signedIn(String realmId, String connectionId, String userId) {
        Owner owner = new Owner(realmId, connectionId);
        NODE.count(owner, Tally.ofSignIn());
        NODE.see(owner, userId);
    }

    /** Somebody was refused. */
    public static void refused(String realmId, String connectionId, String code) {
        NODE.count(new Owner(realmId, connectionId), Tally.ofRefusal(code));
    }

    /** Something else has happened. */
    public static <E extends LogEntry> void note(String realmId, String connectionId, LogKind<E> kind, E entry) {
        NODE.enter(new Owner(realmId, connectionId), new Log<>(kind, List.of(entry)));
    }

    synchronized void count(Owner owner, Tally tally) {
        if (hasRoom(owner)) {
            pagesOf(owner).add(ServerTime.today(), tally);
        }
    }

    synchronized void see(Owner owner, String userId) {
        if (hasRoom(owner) && entries < MOST_ENTRIES && pagesOf(owner).see(ServerTime.today(), Set.of(userId))) {
            entries++;
        }
    }

    synchronized <E extends LogEntry> void enter(Owner owner, Log<E> more) {
        if (hasRoom(owner) && entries < MOST_ENTRIES) {
            entries++;
            pagesOf(owner).add(more);
        }
    }

    /** What could not be written, which came before all that is here. */
    synchronized void putBack(Owner owner, Pages earlier) {
        if (hasRoom(owner)) {
            pagesOf(owner).add(earlier);
        }
    }

    private boolean hasRoom(Owner owner) {
        return pages.size() < MOST_CONNECTIONS || pages.containsKey(owner);
    }

    private Pages pagesOf(Owner owner) {
        return pages.computeIfAbsent(owner, any -> new Pages());
    }

    /** All of it, which is the caller's to write from now on. */
    synchronized Map<Owner, Pages> take() {
        Map<Owner, Pages> taken = pages;
        pages = new HashMap<>();
        entries = 0;
        return taken;
    }
}
