package io.github.keycloakjumpcloud.keycloak.scim.operation;

import io.github.keycloakjumpcloud.core.activity.LockOut.Ended;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionSessions;
import io.github.keycloakjumpcloud.keycloak.activity.AccessEnd;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/**
 * Ends every session of somebody who is shut out, and notes it.
 *
 * @param isNews whether it is noted also where there was no session
 */
record SessionEnd(AccessEnd end, boolean isNews) implements Afterwards {

    @Override
    public Runnable run(KeycloakSession session) {
        List<Ended> ended = ConnectionSessions.endAll(session, end.userId());
        return () -> {
            if (isNews || !ended.isEmpty()) {
                end.done(ended);
            }
        };
    }

    @Override
    public void failed() {
        end.failed();
    }
}
