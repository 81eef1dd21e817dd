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
 * Somebody is shut out, and it is to be noted which sessions have ended by that.
 *
 * @param connectionId internal id of the connection that JumpCloud spoke through
 * @param since when JumpCloud's message came
 * @param code of the refusal, where one is the cause
 * @param name the user name, where it is known
 */
public record AccessEnd(
        String realmId,
        String connectionId,
        Instant since,
        LockOut.Cause cause,
        Optional<String> code,
        String userId,
        Optional<String> name) {

    /** All of it is committed. */
    public void done(List<Ended> ended) {
        long after = Duration.between(since, ServerTime.now()).toMillis();
        note(ended, Optional.of(Math.max(0, after)));
    }

    /** The sessions could not be ended, whatever became of the account. */
    public void failed() {
        note(List.of(), Optional.empty());
    }

    /** As {@link #done}, once the session's transaction, which ends these sessions, is committed. */
    public void doneAfter(KeycloakSession session, List<Ended> ended) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                done(ended);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private void note(List<Ended> ended, Optional<Long> after) {
        Journal.note(
                realmId,
                connectionId,
                LogKind.LOCK_OUTS,
                new LockOut(since, cause, code, userId, name, ended.size(), ended, after));
    }
}
