package io.github.keycloakjumpcloud.core.activity;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.row.RowText;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a SCIM client has changed, or was refused.
 *
 * @param call how it was answered
 * @param id of the user or group; empty where there is none
 * @param name of the user or group, as the client gave it; empty where it gave none
 */
public record SyncStep(SyncAction action, ScimCall call, Optional<String> id, Optional<String> name)
        implements LogEntry {

    private static final String ACTION = "action";
    private static final String CALL = "call";
    private static final String ID = "id";
    private static final String NAME = "name";

    public SyncStep {
        id = clean(id);
        name = clean(name);
    }

    private static Optional<String> clean(Optional<String> text) {
        return text.map(any -> AttributeText.clean(any, AttributeText.NAME_LIMIT))
                .filter(any -> !any.isEmpty());
    }

    /** Whether it is one for the log: something has changed, or was to and has not, or was refused. */
    public static boolean isNews(SyncAction action, ScimCall call, boolean changed) {
        return changed
                || call.outcome() == ScimCall.Outcome.REFUSED
                || action.changes() && call.outcome() != ScimCall.Outcome.DONE;
    }

    @Override
    public Instant at() {
        return call.at();
    }

    static Optional<SyncStep> read(RowText row) {
        return row.text(ACTION)
                .flatMap(slug -> Slug.find(SyncAction.class, slug))
                .flatMap(action -> row.text(CALL)
                        .flatMap(ScimCall::read)
                        .map(call -> new SyncStep(action, call, row.text(ID), row.text(NAME))));
    }

    @Override
    public RowText row() {
        return RowText.EMPTY
                .with(ACTION, Slug.of(action))
                .with(CALL, call.text())
                .with(ID, id)
                .with(NAME, name);
    }
}
