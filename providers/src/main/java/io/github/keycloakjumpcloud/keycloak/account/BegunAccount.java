package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import org.keycloak.models.UserModel;

/**
 * An account that somebody is making. A first sign-in makes it and Keycloak links it only some steps later: until then a user
 * attribute that only administrators see says whose it is. A second tab, or the next try after the first was given up, finds
 * it by that. Of an account that somebody has registered, it says that: whoever did so may still sit at a form, and get in
 * with what they enter there.
 */
public final class BegunAccount {

    /** The user attribute: internal id of the connection, subject; or {@value #REGISTERED}. */
    public static final String ATTRIBUTE = "jumpcloudBegun";

    /** The value of one that was registered. It is kept when connections go. */
    public static final String REGISTERED = "registered";

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

    /** Somebody registered it. */
    public static void register(UserModel user) {
        user.setSingleAttribute(ATTRIBUTE, REGISTERED);
    }

    /** Whether somebody has begun it who did not come through this connection. */
    boolean isAnothers() {
        String begun = user.getFirstAttribute(ATTRIBUTE);
        return begun != null && !begun.startsWith(connection.getInternalId() + " ");
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
