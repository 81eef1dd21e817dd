package io.github.keycloakjumpcloud.keycloak.login;

import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login in which somebody who is signed in adds a provider to their own account. */
public final class AccountLinking {

    private AccountLinking() {}

    /** Whether the login is one. */
    public static boolean isIn(AuthenticationSessionModel login) {
        return login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null;
    }
}
