package io.github.keycloakjumpcloud.core.activity;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The latest entries of one kind, the newest first. Immutable. {@link #toString()} writes it, {@link #read} reads it.
 *
 * @param entries no more than the kind keeps
 */
public record Log<E extends LogEntry>(LogKind<E> kind, List<E> entries) {

    /** How long an entry is kept. */
    public static final Duration KEPT = Duration.ofDays(Activity.KEPT);

    private static final String KEY = "entries";

    public Log {
        Set<String> keys = new HashSet<>();
        entries = entries.stream()
                .sorted(Comparator.comparing(LogEntry::at).reversed())
                .filter(entry -> entry.key().map(keys::add).orElse(true))
                .limit(kind.most())
                .toList();
    }

    /** Without an entry. */
    public static <E extends LogEntry> Log<E> none(LogKind<E> kind) {
        return new Log<>(kind, List.of());
    }

    public Log<E> plus(E entry) {
        return plus(new Log<>(kind, List.of(entry)));
    }

    public Log<E> plus(Log<E> more) {
        return new Log<>(
                kind, Stream.concat(more.entries.stream(), entries.stream()).toList());
    }

    /** Without the one of that key. */
    public Log<E> without(String key) {
        return new Log<>(
                kind,
                entries.stream()
                        .filter(entry -> !entry.key().equals(Optional.of(key)))
                        .toList());
    }

    /** Without what is too old. */
    public Log<E> at(Instant now) {
        Instant oldest = now.minus(KEPT);
        return new Log<>(
                kind,
                entries.stream().filter(entry -> entry.at().isAfter(oldest)).toList());
    }

    /** Reads what is whole. */
    public static <E extends LogEntry> Log<E> read(LogKind<E> kind, String stored) {
        return new Log<>(
                kind,
                RowText.read(stored).rows(KEY).stream()
                        .flatMap(row -> kind.reader().apply(row).stream())
                        .toList());
    }

    @Override
    public String toString() {
        return RowText.EMPTY
                .withRows(KEY, entries.stream().map(LogEntry::row).toList())
                .toString();
    }
}
