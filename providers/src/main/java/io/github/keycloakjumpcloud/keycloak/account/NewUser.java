package io.github.keycloakjumpcloud.keycloak.account;

import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;

/**
 * A user who was created in this transaction, and is in the realm's default groups: the database need not be asked, and
 * nobody else can change them yet.
 */
public final class NewUser extends UserModelDelegate {

    private final RealmModel realm;

    public NewUser(RealmModel realm, UserModel created) {
        super(created);
        this.realm = realm;
    }

    @Override
    public Stream<GroupModel> getGroupsStream() {
        return realm.getDefaultGroupsStream();
    }
}
