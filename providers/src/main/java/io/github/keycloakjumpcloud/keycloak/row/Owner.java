package io.github.keycloakjumpcloud.keycloak.row;

import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;

/**
 * Whose a row is: a connection, by internal ids. {@link #toString()} writes it, as the key of a row has it behind the kind, and
 * {@link #read} reads it.
 *
 * @param realmId may have a dot
 * @param connectionId has none; empty where the row is the whole realm's
 */
public record Owner(String realmId, String connectionId) {

    private static final String DOT = ".";

    /** The owner that this connection of this realm is. */
    public static Owner of(RealmModel realm, IdentityProviderModel connection) {
        return new Owner(realm.getId(), connection.getInternalId());
    }

    /** Reads what {@link #toString()} wrote. */
    public static Owner read(String stored) {
        int dot = stored.lastIndexOf(DOT);
        return new Owner(stored.substring(0, Math.max(0, dot)), stored.substring(dot + 1));
    }

    /** The key of the row of that kind. */
    public String key(String kind) {
        return kind + DOT + this;
    }

    @Override
    public String toString() {
        return realmId + DOT + connectionId;
    }
}
