package io.github.keycloakjumpcloud.keycloak.scim.brake;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.scim.Brake;
import io.github.keycloakjumpcloud.core.scim.BrakeDecision;
import io.github.keycloakjumpcloud.core.scim.BrakeRecord;
import io.github.keycloakjumpcloud.core.scim.Loss;
import io.github.keycloakjumpcloud.core.scim.UserCount;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionValue;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.row.ValueKind;
import io.github.keycloakjumpcloud.keycloak.scim.event.ScimAdminEvents;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The brake of one connection, which all nodes count for. Bound to the session and its transaction. */
public final class DeactivationBrake {

    /** What a connection's brake has counted. */
    static final ValueKind<BrakeRecord> RECORD =
            new ValueKind<>("jumpcloud-scim-brake", BrakeRecord::read, BrakeRecord.EMPTY);

    private static final Logger LOG = Logger.getLogger(DeactivationBrake.class);

    private static final String RESOURCE = "scim-brake";

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final Brake brake;
    private final ConnectionValue<BrakeRecord> record;

    public DeactivationBrake(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
        this.brake = new Brake(connection.scimBrakePercent());
        this.record = new ConnectionValue<>(
                session, RECORD, Owner.of(session.getContext().getRealm(), connection));
    }

    /**
     * Asked right before an account is taken from its person, in the same transaction; counts the person. Until the
     * transaction ends, nobody else of the connection loses an account. Lock rows of accounts before.
     *
     * @param person the account by which the person is counted
     * @param taken the account that the person loses, mostly the same
     * @param users how many users the connection has now; asked only when it could matter
     * @throws BrakeEngaged when it is refused
     */
    public void permit(UserModel person, UserModel taken, Loss.Kind kind, UserCount.Source users) {
        // What is only tried takes nobody anything.
        if (brake.isOff() || session.getTransactionManager().getRollbackOnly()) {
            return;
        }
        Optional<Instant> created =
                Optional.ofNullable(taken.getCreatedTimestamp()).map(Instant::ofEpochMilli);
        Loss loss = new Loss(person.getId(), created, kind);
        ConnectionValue.Locked<BrakeRecord> locked = record.lockOrAdd();
        BrakeDecision decision = brake.decide(locked.read(), loss, ServerTime.now(), users);
        if (decision instanceof BrakeDecision.Proceed proceed) {
            locked.write(proceed.next());
        } else {
            throw new BrakeEngaged();
        }
    }

    /** The account, which may have been removed a short while ago, is one of the connection's users again. */
    public void returned(UserModel user) {
        record.lock().ifPresent(locked -> locked.write(locked.read().returned(user.getId())));
    }

    /**
     * Engages the brake, after a refusal was rolled back, in a transaction of its own. Only when it was not engaged
     * before, an admin event and a line in the log say so.
     */
    public void engage() {
        ConnectionValue.Locked<BrakeRecord> locked = record.lockOrAdd();
        BrakeRecord before = locked.read();
        if (before.engagedSince().isPresent()) {
            return;
        }
        locked.write(before.engaged(ServerTime.now()));
        RealmModel realm = session.getContext().getRealm();
        new ScimAdminEvents(session, realm, connection)
                .connection(OperationType.ACTION, RESOURCE, Map.of("jumpcloud_scim", "brake"));
        LOG.warnf(
                "Connection %s: SCIM asked for the accounts of over %d %% of the users within an hour. It takes no further"
                        + " account until an admin releases the brake",
                Shown.name(connection.getAlias()), connection.scimBrakePercent());
    }

    /** Releases the brake, and counts anew. */
    public void release() {
        record.remove();
    }

    public BrakeStatus status() {
        BrakeRecord counted = record.read();
        return new BrakeStatus(
                counted.engagedSince(), counted.lastHour(ServerTime.now()).losses());
    }
}
