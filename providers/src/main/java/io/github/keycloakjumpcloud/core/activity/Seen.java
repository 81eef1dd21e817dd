package io.github.keycloakjumpcloud.core.activity;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Who has signed in through a connection on which of its last days. Immutable. {@link #toString()} writes it, {@link #read} reads
 * it.
 *
 * @param since the first day that is known of; empty as long as there is none
 * @param people ids of those who were seen last on that day (UTC)
 * @param full the last day on which there were more than are kept; who was not seen is not known for a while then
 */
public record Seen(Optional<LocalDate> since, SortedMap<LocalDate, Set<String>> people, Optional<LocalDate> full) {

    /** Before anything is known. */
    public static final Seen NONE = new Seen(Optional.empty(), new TreeMap<>(), Optional.empty());

    /** How many people are kept. */
    static final int MOST = 20_000;

    private static final String SINCE = "since";
    private static final String PEOPLE = "people";
    private static final String FULL = "full";
    private static final String DAY = "@";
    private static final String PERSON = "+";

    public Seen {
        people = Collections.unmodifiableSortedMap(new TreeMap<>(people));
    }

    /** With those who were seen on a day, perhaps nobody; without who was not seen for too long. */
    public Seen plus(LocalDate day, Collection<String> ids) {
        SortedMap<LocalDate, Set<String>> next = new TreeMap<>();
        people.tailMap(day.minusDays(Activity.KEPT)).forEach((date, seen) -> {
            Set<String> others = new HashSet<>(seen);
            others.removeAll(date.isAfter(day) ? Set.of() : ids);
            next.put(date, others);
        });
        Set<String> later = new HashSet<>();
        next.tailMap(day.plusDays(1)).values().forEach(later::addAll);
        Set<String> today = next.computeIfAbsent(day, any -> new HashSet<>());
        ids.stream().filter(id -> !later.contains(id)).forEach(today::add);
        boolean tooMany = next.values().stream().mapToInt(Set::size).sum() > MOST;
        next.values().removeIf(Set::isEmpty);
        return new Seen(Optional.of(since.orElse(day)), tooMany ? people : next, tooMany ? Optional.of(day) : full);
    }

    /** Whether all of them are known to have been seen on that day. */
    public boolean contains(LocalDate day, Collection<String> ids) {
        return since.isPresent() && people.getOrDefault(day, Set.of()).containsAll(ids);
    }

    /**
     * How many of these have not been seen for {@link Activity#KEPT} days; empty when that is not known.
     *
     * @param ids asked for only when it is
     */
    public OptionalLong unseen(Supplier<Collection<String>> ids, LocalDate today) {
        LocalDate first = today.minusDays(Activity.KEPT);
        if (since.filter(day -> !day.isAfter(first)).isEmpty()
                || full.filter(day -> !day.isBefore(first)).isPresent()) {
            return OptionalLong.empty();
        }
        Set<String> seen = new HashSet<>();
        people.tailMap(first).values().forEach(seen::addAll);
        return OptionalLong.of(
                ids.get().stream().filter(id -> !seen.contains(id)).count());
    }

    /** Reads what is whole. */
    public static Seen read(String stored) {
        RowText row = RowText.read(stored);
        SortedMap<LocalDate, Set<String>> people = new TreeMap<>();
        row.items(PEOPLE).forEach(item -> {
            List<String> parts = List.of(item.split(DAY, 2));
            date(parts.get(0))
                    .filter(day -> parts.size() > 1)
                    .ifPresent(day -> people.put(
                            day,
                            Set.copyOf(Stream.of(parts.get(1).split("\\" + PERSON))
                                    .filter(id -> !id.isEmpty())
                                    .distinct()
                                    .toList())));
        });
        return new Seen(
                row.text(SINCE).flatMap(Seen::date), people, row.text(FULL).flatMap(Seen::date));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return RowText.EMPTY
                .with(SINCE, since.map(LocalDate::toString))
                .with(FULL, full.map(LocalDate::toString))
                .with(
                        PEOPLE,
                        people.entrySet().stream()
                                .map(day -> day.getKey() + DAY + String.join(PERSON, day.getValue()))
                                .toList())
                .toString();
    }
}
