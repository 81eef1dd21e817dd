package io.github.keycloakjumpcloud.keycloak.account;

import org.keycloak.models.RealmModel;
import org.keycloak.storage.UserStorageProvider;

/** Directories (user federation): they have accounts of their own, and keep links in a place of their own. */
public final class UserDirectories {

    private UserDirectories() {}

    /** Whether there is one that may take accounts which are made here, and then chooses their ids. */
    public static boolean mayTakeAccounts(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .anyMatch(directory -> directory.get("enabled", true) && directory.get("syncRegistrations", true));
    }

    static boolean areIn(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .findAny()
                .isPresent();
    }
}
