package io.github.keycloakjumpcloud.keycloak.scim.operation;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * A transaction that is rolled back, whatever is done in it. What one operation writes, those that follow it see, and nobody
 * else. Nothing follows any of them: no session ends, no event is reported.
 */
public final class Stage {

    private final KeycloakSession session;
    private final Admission admission;
    private final Operation.Caller caller;
    private final LeftOut leftOut;

    Stage(KeycloakSession session, Admission admission, Operation.Caller caller, LeftOut leftOut) {
        this.session = session;
        this.admission = admission.rehearsed();
        this.caller = caller;
        this.leftOut = leftOut;
    }

    /** The operation that is to be answered. */
    public Operation operation() {
        flush();
        return new Operation(session, admission, caller, leftOut, true);
    }

    /** One that was answered before, and is done once more for the sake of what follows. */
    public Operation earlier() {
        return new Operation(session, admission, caller, new LeftOut(), true);
    }

    /** What the database has against it comes to light. */
    void flush() {
        session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
    }
}
