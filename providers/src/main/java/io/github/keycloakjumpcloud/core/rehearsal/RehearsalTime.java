package io.github.keycloakjumpcloud.core.rehearsal;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a rehearsal was begun, as it is stored.
 *
 * @param begun when SCIM asked for a change for the first time
 * @param live when it was noticed that the connection has gone live since; what is kept then are the promises to make accounts
 */
public record RehearsalTime(Instant begun, Optional<Instant> live) {

    /** How long a rehearsal lasts, and after it what it has promised. */
    public static final Duration LASTS = Duration.ofDays(14);

    private static final String BEGUN = "begun";
    private static final String LIVE = "live";

    /** One that begins now. */
    public static RehearsalTime from(Instant now) {
        return new RehearsalTime(now, Optional.empty());
    }

    /** The time that a text of {@link #toString} tells; empty where none is to be read. */
    public static Optional<RehearsalTime> read(String stored) {
        RowText text = RowText.read(stored);
        return text.time(BEGUN).map(begun -> new RehearsalTime(begun, text.time(LIVE)));
    }

    /** The same rehearsal, now that the connection is live. */
    public RehearsalTime goneLive(Instant now) {
        return new RehearsalTime(begun, Optional.of(now));
    }

    /** When it ends. */
    public Instant end() {
        return begun.plus(LASTS);
    }

    /** Whether it is over; what is left of one whose connection went live ends nothing. */
    public boolean isOver(Instant now) {
        return live.isEmpty() && !now.isBefore(end());
    }

    /** The same rehearsal of a connection that is live, of which something is to be done yet. */
    public RehearsalTime unsettled() {
        return new RehearsalTime(begun, Optional.empty());
    }

    /** Whether the connection has been live for so long that nothing is promised any more. */
    public boolean isForgotten(Instant now) {
        return live.filter(since -> !now.isBefore(since.plus(LASTS))).isPresent();
    }

    /** As {@link #read} reads it. */
    @Override
    public String toString() {
        RowText text = RowText.EMPTY.with(BEGUN, begun);
        return live.map(since -> text.with(LIVE, since)).orElse(text).toString();
    }
}
