package io.github.keycloakjumpcloud.keycloak.login;

import org.keycloak.models.IdentityProviderModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The account that the account rule has decided on for a login. Keycloak can come to the end of a login by ways on which
 * nobody asked the rule, and after pauses in which the account has changed.
 */
public final class DecidedAccount {

    private static final String NOTE = "jumpcloud.account.";

    private final AuthenticationSessionModel login;
    private final String note;

    /** @param connection whose person it is: two may take part in one login */
    public DecidedAccount(AuthenticationSessionModel login, IdentityProviderModel connection) {
        this.login = login;
        this.note = NOTE + connection.getInternalId();
    }

    /** The rule has decided on this one. */
    public void decide(String userId) {
        login.setAuthNote(note, userId);
    }

    /** Whether the login may go on with this account. */
    public boolean is(String userId) {
        return userId.equals(login.getAuthNote(note));
    }
}
