package io.github.keycloakjumpcloud.keycloak.scim.user;

import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;

/** A user who was created just now, and is in the realm's default groups: the database need not be asked. */
final class NewUser extends UserModelDelegate {

    private final RealmModel realm;

    NewUser(RealmModel realm, UserModel created) {
        super(created);
        this.realm = realm;
    }

    @Override
    public Stream<GroupModel> getGroupsStream() {
        return realm.getDefaultGroupsStream();
    }
}
