package io.github.keycloakjumpcloud.core.rehearsal;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a rehearsal was begun, as it is stored.
 *
 * @param begun when SCIM asked for a change for the first time
 * @param live whether the connection has gone live since: what is kept then are the ids that were promised, and nothing else
 */
public record RehearsalTime(Instant begun, boolean live) {

    /** How long a rehearsal lasts. */
    public static final Duration LASTS = Duration.ofDays(14);

    private static final String BEGUN = "begun";
    private static final String LIVE = "live";

    /** One that begins now. */
    public static RehearsalTime from(Instant now) {
        return new RehearsalTime(now, false);
    }

    /** The time that a text of {@link #toString} tells; empty where none is to be read. */
    public static Optional<RehearsalTime> read(String stored) {
        RowText text = RowText.read(stored);
        return text.time(BEGUN)
                .map(begun -> new RehearsalTime(begun, text.text(LIVE).isPresent()));
    }

    /** The same rehearsal, once the connection is live. */
    public RehearsalTime goneLive() {
        return new RehearsalTime(begun, true);
    }

    /** When it ends. */
    public Instant end() {
        return begun.plus(LASTS);
    }

    /** Whether it is over; what is left of one whose connection went live ends nothing. */
    public boolean isOver(Instant now) {
        return !live && !now.isBefore(end());
    }

    /** As {@link #read} reads it. */
    @Override
    public String toString() {
        return RowText.EMPTY
                .with(BEGUN, begun)
                .with(LIVE, live ? Optional.of("yes") : Optional.empty())
                .toString();
    }
}
