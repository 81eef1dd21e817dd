package io.github.keycloakjumpcloud.core.activity;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.Instant;
import java.util.Optional;

/** One entry of a {@link Log}. */
public interface LogEntry {

    /** When it came about. */
    Instant at();

    /** Of entries with the same key the latest counts. */
    default Optional<String> key() {
        return Optional.empty();
    }

    /** What its kind reads again. */
    RowText row();
}
