package io.github.keycloakjumpcloud.keycloak.account;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.utils.ReadOnlyUserModelDelegate;

/**
 * The account itself, where Keycloak shows it as disabled and read-only for as long as its Organization or its directory
 * is disabled. Who is to be locked out is in again with the Organization, unless the account itself is disabled.
 */
public final class UnmaskedAccount {

    private UnmaskedAccount() {}

    /** @param user is returned when there is no mask */
    public static UserModel of(KeycloakSession session, UserModel user) {
        return user instanceof ReadOnlyUserModelDelegate ? stored(session, user) : user;
    }

    /**
     * The same, also for an account that Keycloak has copied from a directory: as Keycloak has stored it, which can be
     * changed whether or not the directory can.
     *
     * @param user of this server; is returned when there is no mask and no directory
     */
    public static UserModel apartFromDirectory(KeycloakSession session, UserModel user) {
        return user.getFederationLink() == null ? of(session, user) : stored(session, user);
    }

    /**
     * The account whose groups or roles are changed. On trial, in a transaction that is rolled back, it is the one that Keycloak has
     * stored: a directory may write a membership at once.
     */
    public static UserModel inGroups(KeycloakSession session, UserModel user) {
        return session.getTransactionManager().getRollbackOnly() ? apartFromDirectory(session, user) : user;
    }

    private static UserModel stored(KeycloakSession session, UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null) {
            cache.evict(realm, user);
        }
        return session.getProvider(UserProvider.class).getUserById(realm, user.getId());
    }
}
