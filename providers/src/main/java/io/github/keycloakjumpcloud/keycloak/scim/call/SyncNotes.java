package io.github.keycloakjumpcloud.keycloak.scim.call;

import io.github.keycloakjumpcloud.core.activity.Conflict;
import io.github.keycloakjumpcloud.core.activity.LogEntry;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.activity.SyncAction;
import io.github.keycloakjumpcloud.core.activity.SyncStep;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.scim.ResourceId;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.activity.Journal;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Notes in this node's journal what a request has changed, and what it was refused. For one request, and one thread. */
public final class SyncNotes {

    private final String realmId;
    private final String connectionId;
    private Optional<String> changed = Optional.empty();
    private Optional<String> name = Optional.empty();
    private boolean locksOut;

    public SyncNotes(RealmModel realm, ConnectionConfig connection) {
        this.realmId = realm.getId();
        this.connectionId = connection.getInternalId();
    }

    /**
     * An operation is committed.
     *
     * @param id of what it has changed; empty when it has changed nothing
     * @param called the user name of whoever has no access from then on; empty for nobody
     * @param shutsOut whether they had it before
     */
    public void committed(Optional<String> id, Optional<String> called, boolean shutsOut) {
        changed = id.or(() -> changed);
        name = called.or(() -> name);
        locksOut |= shutsOut;
    }

    /** The request, or the one operation of a bulk request that was committed since, is answered. */
    public void answered(ScimCall call, SyncSubject subject) {
        SyncAction action = SyncAction.of(call.operation(), locksOut);
        if (SyncStep.isNews(action, call, changed.isPresent())) {
            Optional<String> id = subject.id().or(() -> changed).filter(ResourceId::isPossible);
            note(LogKind.SYNC, new SyncStep(action, call, id, subject.name().or(() -> name)));
        }
        if (call.refusal().equals(Optional.of(ScimRefusal.TAKEN)) && action.isOfUser()) {
            subject.address().ifPresent(address -> note(LogKind.CONFLICTS, conflict(call, address, subject)));
        }
        changed = Optional.empty();
        name = Optional.empty();
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
