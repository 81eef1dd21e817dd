package io.github.keycloakjumpcloud.keycloak.scim.brake;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.scim.Brake;
import io.github.keycloakjumpcloud.core.scim.BrakeDecision;
import io.github.keycloakjumpcloud.core.scim.BrakeRecord;
import io.github.keycloakjumpcloud.core.scim.Loss;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.event.ScimAdminEvents;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The brake of one connection, which all nodes count for. Bound to the session and its transaction. */
public final class DeactivationBrake {

    private static final Logger LOG = Logger.getLogger(DeactivationBrake.class);

    private static final String RESOURCE = "scim-brake";

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final Brake brake;
    private final BrakeRow row;

    public DeactivationBrake(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
        this.brake = new Brake(connection.scimBrakePercent());
        this.row = new BrakeRow(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                session.getContext().getRealm().getId(),
                connection.getInternalId());
    }

    /**
     * Asked right before an enabled user is disabled, in the same transaction; counts it. Until the transaction ends, no
     * other deactivation of the connection goes on.
     *
     * @param userCount how many users the connection has now, disabled ones included; asked only when it could matter
     * @throws BrakeEngaged when it is refused
     */
    public void permit(LongSupplier userCount) {
        permit(Loss.DEACTIVATION, userCount);
    }

    /**
     * As {@link #permit}, before a user is deleted or no longer counted among the connection's users: the share is one of
     * those who were there before.
     */
    public void permitRemoval(LongSupplier userCount) {
        permit(Loss.REMOVAL, userCount);
    }

    private void permit(Loss loss, LongSupplier userCount) {
        if (brake.isOff()) {
            return;
        }
        BrakeRow.Locked locked = row.lockOrAdd(session);
        BrakeDecision decision = brake.decide(locked.read(), loss, ServerTime.now(), userCount);
        if (decision instanceof BrakeDecision.Proceed proceed) {
            locked.write(proceed.next());
        } else {
            throw new BrakeEngaged();
        }
    }

    /**
     * Engages the brake, after a refusal was rolled back, in a transaction of its own. Only when it was not engaged
     * before, an admin event and a line in the log say so.
     */
    public void engage() {
        BrakeRow.Locked locked = row.lockOrAdd(session);
        BrakeRecord before = locked.read();
        if (before.engagedSince().isPresent()) {
            return;
        }
        locked.write(before.engaged(ServerTime.now()));
        RealmModel realm = session.getContext().getRealm();
        new ScimAdminEvents(session, realm, connection)
                .connection(OperationType.ACTION, RESOURCE, Map.of("jumpcloud_scim", "brake"));
        LOG.warnf(
                "Connection %s: over %d %% of the users were to be deactivated or deleted within an hour. SCIM refuses"
                        + " further ones until an admin releases the brake",
                Shown.name(connection.getAlias()), connection.scimBrakePercent());
    }

    /** Releases the brake, and counts anew. */
    public void release() {
        row.remove();
    }

    public BrakeStatus status() {
        BrakeRecord record = row.read().orElse(BrakeRecord.EMPTY);
        return new BrakeStatus(
                record.engagedSince(), record.lastHour(ServerTime.now()).losses());
    }
}
