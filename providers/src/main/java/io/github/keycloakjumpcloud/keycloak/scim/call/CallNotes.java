package io.github.keycloakjumpcloud.keycloak.scim.call;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.scim.CallNews;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.core.scim.ScimCalls;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionValue;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.row.ValueKind;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Notes on this node what came with a token of a connection, as far as it is news, and never at the cost of the request. */
public final class CallNotes {

    /** A connection's latest calls. */
    public static final ValueKind<ScimCalls> LATEST =
            new ValueKind<>("jumpcloud-scim-call", ScimCalls::read, ScimCalls.NONE);

    private static final Logger LOG = Logger.getLogger(CallNotes.class);

    private static final int CAPACITY = 10_000;
    private static final int UNAVAILABLE = 503;

    private final CallNews news = new CallNews(CAPACITY);

    /** Notes a call after it was answered. */
    public void note(KeycloakSession session, ConnectionConfig connection, ScimCall call) {
        String id = connection.getInternalId();
        // A database that does not answer takes no notes.
        if (call.status() == UNAVAILABLE || !news.isDue(id, call, Time.currentTimeMillis())) {
            return;
        }
        String realmId = session.getContext().getRealm().getId();
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), session.getContext(), own -> {
                // The connection may have gone while the request's body came.
                if (own.identityProviders().getById(id) != null) {
                    new ConnectionValue<>(own, LATEST, new Owner(realmId, id)).change(calls -> calls.with(call));
                }
            });
        } catch (RuntimeException e) {
            // The request is answered already, whatever the database has against the note.
            LOG.warnf(
                    "Connection %s: a SCIM request could not be noted: %s",
                    Shown.name(connection.getAlias()), e.getClass().getName());
        }
    }
}
