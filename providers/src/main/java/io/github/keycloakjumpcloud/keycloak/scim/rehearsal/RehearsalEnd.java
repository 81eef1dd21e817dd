package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalMemory;

/** What the first request does that comes when the connection is live. */
public final class RehearsalEnd {

    private RehearsalEnd() {}

    /**
     * Locks out who was to be, and forgets what is needed no longer; each committed by itself, before the operation has locked anything.
     * What cannot be done now is tried again by the next request.
     */
    public static void settle(Operation operation) {
        if (!operation.isFullyPermitted() || !new OwedUsers(operation).lockOutLeavers()) {
            return;
        }
        operation.apart(own -> {
            new RehearsalMemory(own.session(), own.connection()).tidy();
            return own;
        });
    }
}
