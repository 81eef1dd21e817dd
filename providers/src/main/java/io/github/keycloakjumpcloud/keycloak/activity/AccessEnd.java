package io.github.keycloakjumpcloud.keycloak.activity;

import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.activity.LockOut.Ended;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * Somebody is shut out, and it will be noted which sessions have ended by that.
 *
 * @param connectionId internal id of the connection that JumpCloud spoke through
 * @param since when JumpCloud's message came
 * @param code of the refusal, where one is the cause
 * @param name the user name, where it is known
 */
public record AccessEnd(
        String connectionId,
        Instant since,
        LockOut.Cause cause,
        Optional<String> code,
        String userId,
        Optional<String> name) {

    /** Notes it once the session's transaction, which ends these sessions, is committed. */
    public void note(KeycloakSession session, List<Ended> ended) {
        String realmId = session.getContext().getRealm().getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                long after = Duration.between(since, ServerTime.now()).toMillis();
                LockOut lockOut = new LockOut(since, cause, code, userId, name, ended, Math.max(0, after));
                Journal.note(realmId, connectionId, LogKind.LOCK_OUTS, lockOut);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }
}
