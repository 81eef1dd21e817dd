package io.github.keycloakjumpcloud.keycloak.account;

import org.keycloak.models.RealmModel;
import org.keycloak.storage.UserStorageProvider;

/** Directories (user federation): they have accounts of their own, and keep links in a place of their own. */
final class UserDirectories {

    private UserDirectories() {}

    static boolean areIn(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .findAny()
                .isPresent();
    }
}
