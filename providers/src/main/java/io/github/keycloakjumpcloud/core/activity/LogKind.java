package io.github.keycloakjumpcloud.core.activity;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of {@link Log}.
 *
 * @param name a stable name, because logs are stored by it
 * @param most how many entries are kept
 * @param reader empty for what is no such entry
 */
public record LogKind<E extends LogEntry>(String name, int most, Function<RowText, Optional<E>> reader) {

    /** What SCIM has changed, or was refused. */
    public static final LogKind<SyncStep> SYNC = new LogKind<>("sync", 100, SyncStep::read);

    /** Those who were shut out, and which sessions ended with that. */
    public static final LogKind<LockOut> LOCK_OUTS = new LogKind<>("lock-out", 1_000, LockOut::read);

    /** Those who could not get an account because of others, each once. */
    public static final LogKind<Conflict> CONFLICTS = new LogKind<>("conflict", 100, Conflict::read);
}
