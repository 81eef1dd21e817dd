package io.github.keycloakjumpcloud.keycloak.scim.call;

import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.core.scim.ScimCalls;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import org.keycloak.models.KeycloakSession;

/** The row that holds a connection's latest calls, which all nodes write. Bound to the session and its transaction. */
public final class CallRow {

    private static final String KIND = "jumpcloud-scim-call";

    private final KeycloakSession session;
    private final ConnectionRow row;

    /** @param connection its internal id */
    public CallRow(KeycloakSession session, String realmId, String connection) {
        this.session = session;
        this.row = new ConnectionRow(session, KIND, realmId, connection);
    }

    /** The calls as they are, without waiting for anybody. */
    public ScimCalls read() {
        return row.read().map(ScimCalls::read).orElse(ScimCalls.NONE);
    }

    void add(ScimCall call) {
        ConnectionRow.Locked locked = row.lockOrAdd(session, ScimCalls.NONE.toString());
        locked.write(ScimCalls.read(locked.read()).with(call).toString());
    }
}
