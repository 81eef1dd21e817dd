package io.github.keycloakjumpcloud.keycloak.scim.call;

import io.github.keycloakjumpcloud.core.activity.Conflict;
import io.github.keycloakjumpcloud.core.activity.LogEntry;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.activity.SyncAction;
import io.github.keycloakjumpcloud.core.activity.SyncStep;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.activity.Journal;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * Notes in this node's journal what a request has changed, as far as Keycloak's admin events do not tell of it, and what it
 * was refused. For one request, and one thread.
 */
public final class SyncNotes {

    private final String realmId;
    private final String connectionId;
    private final boolean toldByEvents;
    private Optional<String> changed = Optional.empty();
    private boolean locksOut;

    public SyncNotes(RealmModel realm, ConnectionConfig connection) {
        this.realmId = realm.getId();
        this.connectionId = connection.getInternalId();
        this.toldByEvents = realm.isAdminEventsEnabled();
    }

    /**
     * An operation is committed.
     *
     * @param id of what it has changed; empty when it has changed nothing
     * @param shutsOut whether it took somebody's access away
     */
    public void committed(Optional<String> id, boolean shutsOut) {
        changed = id.or(() -> changed);
        locksOut |= shutsOut;
    }

    /** The request, or the one operation of a bulk request that was committed since, is answered. */
    public void answered(ScimCall call, SyncSubject subject) {
        SyncAction action = SyncAction.of(call.operation(), locksOut);
        boolean told = toldByEvents && call.outcome() == ScimCall.Outcome.DONE;
        if (!told && SyncStep.isNews(action, call, changed.isPresent())) {
            note(LogKind.SYNC, new SyncStep(action, call, changed.or(subject::id), subject.name()));
        }
        if (call.refusal().equals(Optional.of(ScimRefusal.TAKEN)) && action.isOfUser()) {
            subject.address().ifPresent(address -> note(LogKind.CONFLICTS, conflict(call, address, subject)));
        }
        changed = Optional.empty();
        locksOut = false;
    }

    private static Conflict conflict(ScimCall call, EmailAddress address, SyncSubject subject) {
        Conflict.Way way = subject.id().isPresent() ? Conflict.Way.UPDATE : Conflict.Way.CREATE;
        return new Conflict(call.at(), way, address.value(), address, subject.externalId(), subject.id());
    }

    private <E extends LogEntry> void note(LogKind<E> kind, E entry) {
        Journal.note(realmId, connectionId, kind, entry);
    }
}
