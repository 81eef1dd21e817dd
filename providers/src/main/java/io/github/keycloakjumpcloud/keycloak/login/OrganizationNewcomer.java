package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.keycloak.account.OrganizationMembership;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Somebody who becomes a member of the connection's Organization by this sign-in. Keycloak's step of the flow means to make
 * a managed member, and forgets that for an account in its cache; whoever was invited before stays what they were.
 */
public final class OrganizationNewcomer {

    private static final String NOTE = "jumpcloud.organization.";

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final AuthenticationSessionModel login;
    private final String note;

    public OrganizationNewcomer(
            KeycloakSession session, ConnectionConfig connection, AuthenticationSessionModel login) {
        this.session = session;
        this.connection = connection;
        this.login = login;
        this.note = NOTE + connection.getInternalId();
    }

    /** Looks before the flow goes on. */
    void note(UserModel user) {
        if (new OrganizationMembership(session, connection).isMember(user)) {
            login.removeAuthNote(note);
        } else {
            login.setAuthNote(note, user.getId());
        }
    }

    /** Sees to it when the flow has ended. */
    public void manage(UserModel user) {
        if (user.getId().equals(login.getAuthNote(note))) {
            new OrganizationMembership(session, connection).manage(user);
        }
    }
}
