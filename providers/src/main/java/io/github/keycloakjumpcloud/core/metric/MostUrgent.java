package io.github.keycloakjumpcloud.core.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The figures of single connections that a metric shows: the most urgent, where there are more than the limit. Of equally
 * urgent ones, the first by realm and alias, so that the same connections stay.
 *
 * @param shown the most urgent first
 * @param leftOut how many are not shown
 * @param first the most urgent value of all connections, shown or not; empty when there is no connection
 */
public record MostUrgent<V>(List<ConnectionFigure<V>> shown, int leftOut, Optional<V> first) {

    public MostUrgent {
        shown = List.copyOf(shown);
    }

    /**
     * Puts the end first that is nearest, before it or after it: what ended long ago, and nobody has cleared away, hides nothing
     * that is about to end.
     */
    public static Comparator<Instant> nearest(Instant now) {
        return Comparator.comparing(end -> Duration.between(now, end).abs());
    }

    /**
     * @param urgency puts the most urgent value first
     * @param limit how many may be shown, 0 or more
     */
    public static <V> MostUrgent<V> of(List<ConnectionFigure<V>> all, Comparator<V> urgency, int limit) {
        List<ConnectionFigure<V>> sorted = all.stream()
                .sorted(Comparator.<ConnectionFigure<V>, V>comparing(ConnectionFigure::value, urgency)
                        .thenComparing(ConnectionFigure::realm)
                        .thenComparing(ConnectionFigure::alias))
                .toList();
        int shown = Math.min(limit, sorted.size());
        return new MostUrgent<>(
                sorted.subList(0, shown),
                sorted.size() - shown,
                sorted.stream().findFirst().map(ConnectionFigure::value));
    }
}
