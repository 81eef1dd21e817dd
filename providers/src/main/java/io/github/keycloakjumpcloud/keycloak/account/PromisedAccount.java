package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.rehearsal.PromisedName;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionParts;

/** The row that keeps the id that a rehearsal has promised for the account of an address. */
public final class PromisedAccount {

    /** Of all that a rehearsal has promised. */
    public static final String KIND = "jumpcloud-rehearsed";

    /** Begins the names of such rows. */
    public static final String ADDRESS = "a";

    private PromisedAccount() {}

    /** The name of the row among the rows of its connection. */
    public static String name(EmailAddress address) {
        return ADDRESS + PromisedName.digest(address.value());
    }

    /** @param connection its internal id */
    static String key(String realmId, String connection, EmailAddress address) {
        return ConnectionParts.key(KIND, realmId, connection, name(address));
    }
}
