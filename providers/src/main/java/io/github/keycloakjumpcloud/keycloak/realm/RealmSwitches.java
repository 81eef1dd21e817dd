package io.github.keycloakjumpcloud.keycloak.realm;

import io.github.keycloakjumpcloud.core.access.RealmDoor;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.messages.Messages;

/**
 * The realm's switches "Enabled" and "Require SSL", asked as Keycloak's own addresses ask them: how a request came, a proxy
 * says if Keycloak is told to believe it.
 */
public final class RealmSwitches {

    private RealmSwitches() {}

    /** For the request of this session. */
    public static RealmDoor door(KeycloakSession session) {
        return door(session, session.getContext().getRealm().isEnabled());
    }

    /** @param enabled the realm's first switch, where it was read from the database */
    public static RealmDoor door(KeycloakSession session, boolean enabled) {
        RealmModel realm = session.getContext().getRealm();
        return RealmDoor.of(
                enabled,
                realm.getSslRequired().isRequired(session.getContext().getConnection()),
                "https".equals(session.getContext().getUri().getBaseUri().getScheme()));
    }

    /** @throws ErrorPageException Keycloak's own page, 400, unless the door is open */
    public static void requireOpen(KeycloakSession session) {
        switch (door(session)) {
            case OPEN -> {
                // Come in.
            }
            case CLOSED -> throw page(session, Messages.REALM_NOT_ENABLED);
            case TLS_ONLY -> throw page(session, Messages.HTTPS_REQUIRED);
        }
    }

    private static ErrorPageException page(KeycloakSession session, String message) {
        return new ErrorPageException(session, Response.Status.BAD_REQUEST, message);
    }
}
