package io.github.keycloakjumpcloud.keycloak.scim.call;

import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.activity.SyncAction;
import io.github.keycloakjumpcloud.core.activity.SyncStep;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
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

    /**
     * The request, or the one operation of a bulk request that was committed since, is answered.
     *
     * @param id of the user or group that it names, if any
     * @param name of the user or group that it tells, if any
     */
    public void answered(ScimCall call, Optional<String> id, Optional<String> name) {
        SyncAction action = SyncAction.of(call.operation(), locksOut);
        boolean told = toldByEvents && call.outcome() == ScimCall.Outcome.DONE;
        if (!told && SyncStep.isNews(action, call, changed.isPresent())) {
            Journal.note(realmId, connectionId, LogKind.SYNC, new SyncStep(action, call, changed.or(() -> id), name));
        }
        changed = Optional.empty();
        locksOut = false;
    }
}
