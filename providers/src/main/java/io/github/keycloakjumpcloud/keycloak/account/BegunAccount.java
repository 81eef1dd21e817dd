package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import org.keycloak.models.UserModel;

/**
 * An account that a first sign-in has made and Keycloak links only some steps later. Until then a user attribute that only
 * administrators see says whose it is: a second tab, or the next try after the first was given up, finds it by that.
 */
public final class BegunAccount {

    /** The user attribute: internal id of the connection, subject. */
    public static final String ATTRIBUTE = "jumpcloudBegun";

    private final UserModel user;
    private final ConnectionConfig connection;

    public BegunAccount(UserModel user, ConnectionConfig connection) {
        this.user = user;
        this.connection = connection;
    }

    public void begin(Newcomer newcomer) {
        user.setAttribute(ATTRIBUTE, List.of(value(newcomer)));
    }

    boolean isOf(Newcomer newcomer) {
        return value(newcomer).equals(user.getFirstAttribute(ATTRIBUTE));
    }

    /** The account is linked. */
    public void end() {
        if (user.getFirstAttribute(ATTRIBUTE) != null) {
            user.removeAttribute(ATTRIBUTE);
        }
    }

    private String value(Newcomer newcomer) {
        return connection.getInternalId() + " " + newcomer.subject();
    }
}
