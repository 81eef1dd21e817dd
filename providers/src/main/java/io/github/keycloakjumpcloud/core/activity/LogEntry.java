package io.github.keycloakjumpcloud.core.activity;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.Instant;

/** One entry of a {@link Log}. */
public interface LogEntry {

    /** When it came about. */
    Instant at();

    /** What its kind reads again. */
    RowText row();
}
