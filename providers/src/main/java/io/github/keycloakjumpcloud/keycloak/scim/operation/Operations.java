package io.github.keycloakjumpcloud.keycloak.scim.operation;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.scim.ScimMode;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import io.github.keycloakjumpcloud.keycloak.scim.brake.BrakeEngaged;
import io.github.keycloakjumpcloud.keycloak.scim.brake.DeactivationBrake;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalRow;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Runs operations, each in a transaction of its own: it is written wholly or not at all, and what the database refuses
 * at the commit is known before the client is answered.
 */
public final class Operations {

    private static final Logger LOG = Logger.getLogger(Operations.class);

    /** An operation that another one crossed is repeated, and then sees what the other has written. */
    private static final int ATTEMPTS = 3;

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final Operation.Caller caller;

    /**
     * @param session of the request; operations get sessions of their own
     * @param connection whose token was verified before the request's body came; each operation asks anew
     */
    public Operations(KeycloakSession session, ConnectionConfig connection, Operation.Caller caller) {
        this.session = session;
        this.connection = connection;
        this.caller = caller;
    }

    /**
     * The result of the operation, once it is committed and what follows it is done.
     *
     * @throws ScimProblem what the operation throws; what keeps it out by now, see {@link Admission}; 403 when the brake holds it; 409 when others keep crossing it; 500
     *     when it fails; 503 when the database or a directory does not answer. Nothing has changed then, unless the
     *     operation takes access away: see {@link LeftOut}.
     */
    public <T> T run(Function<Operation, T> work) {
        AtomicReference<Operation> committed = new AtomicReference<>();
        LeftOut leftOut = new LeftOut();
        T result = committed(leftOut, own -> {
            Admission admission = Admission.of(own, connection, caller.tokenId());
            Operation operation = new Operation(own, admission, caller, leftOut);
            committed.set(operation);
            return work.apply(operation);
        });
        Operation done = committed.get();
        caller.sync()
                .committed(
                        done.effect().nothing()
                                ? Optional.empty()
                                : done.events().changed(),
                        done.effect().name(),
                        done.effect().shutsOut());
        follow(done.afterwards());
        return result;
    }

    /** What fails keeps nothing from being done that comes after it. */
    private void follow(List<Afterwards> tasks) {
        RuntimeException failure = null;
        for (Afterwards task : tasks) {
            try {
                follow(task);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * As {@link #run}, of a change. Where changes are rehearsed, it waits until few others are.
     *
     * @param locksOut whether somebody is to have no access from then on, which does not wait long, and is not refused for others
     * @throws ScimProblem besides, 503 when others are rehearsed all the time
     */
    public <T> T change(BooleanSupplier locksOut, Function<Operation, T> work) {
        return RehearsalRow.mode(connection) == ScimMode.LIVE
                ? run(work)
                : RehearsalGate.OF_NODE.pass(locksOut.getAsBoolean(), () -> run(work));
    }

    private void follow(Afterwards task) {
        try {
            committed(new LeftOut(), task::run).run();
        } catch (RuntimeException e) {
            task.failed();
            throw e;
        }
    }

    /** As {@link #run}, rolled back, and without what would follow. */
    <T> T rehearse(Admission admission, Function<Stage, T> work) {
        LeftOut leftOut = new LeftOut();
        return committed(leftOut, own -> {
            own.getTransactionManager().setRollbackOnly();
            Stage stage = new Stage(own, admission, caller, leftOut);
            T done = work.apply(stage);
            stage.flush();
            return done;
        });
    }

    private <T> T committed(LeftOut leftOut, KeycloakSessionTaskWithResult<T> task) {
        for (int attempt = 1; ; attempt++) {
            try {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        session.getKeycloakSessionFactory(), session.getContext(), task, "SCIM operation");
            } catch (BrakeEngaged e) {
                engageBrake();
                throw ScimProblem.forbidden("more people lost their accounts within an hour than the connection allows;"
                                + " an administrator of the realm has to release the brake")
                        .because(ScimRefusal.BRAKE_ENGAGED.slug());
            } catch (RuntimeException e) {
                Optional<ScimProblem> refusal = refusal(e, attempt);
                if (refusal.isPresent()) {
                    leftOut.goOnWithout(refusal.get());
                    attempt = 0;
                }
            }
        }
    }

    private void engageBrake() {
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(), session.getContext(), own -> new DeactivationBrake(own, connection)
                        .engage());
    }

    /** Empty when it makes sense to try again. */
    private Optional<ScimProblem> refusal(RuntimeException e, int attempt) {
        boolean again =
                !(e instanceof ScimProblem) && StorageFailure.of(e) == StorageFailure.CONFLICT && attempt < ATTEMPTS;
        return again
                ? Optional.empty()
                : Optional.of(ScimFailure.of("Connection " + Shown.name(connection.getAlias()), e));
    }
}
