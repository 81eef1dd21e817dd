package io.github.keycloakjumpcloud.core.activity;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sign-ins and refusals of one connection on its last days. Immutable. {@link #toString()} writes it, {@link #read} reads it.
 *
 * @param days by date (UTC); days on which nobody came may be missing
 */
public record Activity(SortedMap<LocalDate, Tally> days) {

    /** Before anybody came. */
    public static final Activity NONE = new Activity(new TreeMap<>());

    /** How many days are kept. */
    public static final int KEPT = 30;

    private static final String KEY = "days";
    private static final String PART = "@";

    public Activity {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** One day. */
    public record Day(LocalDate date, Tally tally) {

        private static Stream<Day> read(String item) {
            String[] parts = item.split(PART, 2);
            return parts.length < 2
                    ? Stream.empty()
                    : date(parts[0]).flatMap(date -> Tally.read(parts[1]).map(tally -> new Day(date, tally))).stream();
        }

        private static Optional<LocalDate> date(String text) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
    }

    /** With more of one day; without the days that are too long before the latest one. */
    public Activity plus(LocalDate date, Tally more) {
        SortedMap<LocalDate, Tally> sum = new TreeMap<>(days);
        sum.merge(date, more, Tally::plus);
        return new Activity(sum.tailMap(sum.lastKey().minusDays(KEPT - 1L)));
    }

    /** Each of the last {@link #KEPT} days, the given one last. */
    public List<Day> until(LocalDate last) {
        return IntStream.rangeClosed(1 - KEPT, 0)
                .mapToObj(last::plusDays)
                .map(date -> new Day(date, days.getOrDefault(date, Tally.NONE)))
                .toList();
    }

    /** Reads what is whole. */
    public static Activity read(String stored) {
        SortedMap<LocalDate, Tally> days = new TreeMap<>();
        RowText.read(stored).items(KEY).stream().flatMap(Day::read).forEach(day -> days.put(day.date(), day.tally()));
        return new Activity(days);
    }

    @Override
    public String toString() {
        return RowText.EMPTY
                .with(
                        KEY,
                        days.entrySet().stream()
                                .map(day -> day.getKey() + PART + day.getValue().text())
                                .toList())
                .toString();
    }
}
