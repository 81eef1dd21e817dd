package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.Log;
import io.github.keycloakjumpcloud.core.activity.LogEntry;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.activity.Tally;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What has happened on this node and is not written yet. Of limited size: beyond that, things are not noted until it is
 * written.
 */
public final class Journal {

    private static final Journal NODE = new Journal();
    private static final int MOST_CONNECTIONS = 20_000;

    /** Of each kind, and of people who were seen. */
    private static final int MOST_ENTRIES = 50_000;

    private static final String SEEN = "seen";

    private final Map<Owner, Pages> pages = new LinkedHashMap<>();

    /** How many entries there are, by kind. */
    private final Map<String, Integer> held = new HashMap<>();

    Journal() {}

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

        void see(LocalDate day, Collection<String> ids) {
            seen.computeIfAbsent(day, any -> new HashSet<>()).addAll(ids);
        }

        <E extends LogEntry> void add(Log<E> more) {
            logs.merge(more.kind(), more, (known, now) -> sum(more.kind(), known, now));
        }

        void add(Pages earlier) {
            earlier.days.forEach(this::add);
            earlier.seen.forEach(this::see);
            earlier.logs.forEach((kind, log) -> logs.merge(kind, log, (now, before) -> sum(kind, before, now)));
        }

        /** How many entries of that kind there are. */
        int size(String kind) {
            return kind.equals(SEEN)
                    ? seen.values().stream().mapToInt(Set::size).sum()
                    : logs.values().stream()
                            .filter(log -> log.kind().name().equals(kind))
                            .mapToInt(log -> log.entries().size())
                            .sum();
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
        change(owner, SEEN, known -> known.see(ServerTime.today(), Set.of(userId)));
    }

    synchronized <E extends LogEntry> void enter(Owner owner, Log<E> more) {
        change(owner, more.kind().name(), known -> known.add(more));
    }

    private void change(Owner owner, String kind, Consumer<Pages> change) {
        if (hasRoom(owner) && held.getOrDefault(kind, 0) < MOST_ENTRIES) {
            Pages known = pagesOf(owner);
            int before = known.size(kind);
            change.accept(known);
            held.merge(kind, known.size(kind) - before, Integer::sum);
        }
    }

    /** What could not be written, which came before all that is here. */
    synchronized void putBack(Owner owner, Pages earlier) {
        if (hasRoom(owner)) {
            hold(pagesOf(owner), -1);
            pagesOf(owner).add(earlier);
            hold(pagesOf(owner), 1);
        }
    }

    private void hold(Pages known, int sign) {
        held.merge(SEEN, sign * known.size(SEEN), Integer::sum);
        known.logs()
                .forEach(log ->
                        held.merge(log.kind().name(), sign * log.entries().size(), Integer::sum));
    }

    private boolean hasRoom(Owner owner) {
        return pages.size() < MOST_CONNECTIONS || pages.containsKey(owner);
    }

    private Pages pagesOf(Owner owner) {
        return pages.computeIfAbsent(owner, any -> new Pages());
    }

    /** There is something of it, be it nothing. */
    synchronized void begin(Owner owner) {
        if (hasRoom(owner)) {
            pagesOf(owner);
        }
    }

    /** Those of whom there is something. */
    synchronized List<Owner> owners() {
        return List.copyOf(pages.keySet());
    }

    /** What there is of one, which is the caller's to write from now on. */
    synchronized Optional<Pages> take(Owner owner) {
        Optional<Pages> taken = Optional.ofNullable(pages.remove(owner));
        taken.ifPresent(known -> hold(known, -1));
        return taken;
    }
}
