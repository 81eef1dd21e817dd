package io.github.keycloakjumpcloud.keycloak.scim.user;

import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.RealmModelDelegate;

/** Where a realm keeps people from editing their user name, or the address that is their user name, JumpCloud may. */
final class NamesEditable extends RealmModelDelegate {

    NamesEditable(RealmModel realm) {
        super(realm);
    }

    @Override
    public boolean isEditUsernameAllowed() {
        return true;
    }
}
