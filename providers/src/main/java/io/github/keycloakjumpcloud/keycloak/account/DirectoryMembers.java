package io.github.keycloakjumpcloud.keycloak.account;

import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider;

/**
 * Members of groups whom Keycloak's tables do not have: where a group mapper of Keycloak's LDAP is in the mode {@code LDAP_ONLY}, the LDAP
 * server alone keeps who of its people is in a group.
 */
public final class DirectoryMembers {

    private static final String GROUP_MAPPER = "group-ldap-mapper";
    private static final String MODE = "mode";
    private static final String LDAP_ONLY = "LDAP_ONLY";

    private DirectoryMembers() {}

    /** Whosoever they are. Asks the directories; none where no such mapper is. */
    public static Stream<UserModel> of(KeycloakSession session, String groupId) {
        RealmModel realm = session.getContext().getRealm();
        GroupModel group = areKept(realm) ? realm.getGroupById(groupId) : null;
        return group == null
                ? Stream.empty()
                : session.users().getGroupMembersStream(realm, group).filter(user -> user.getFederationLink() != null);
    }

    private static boolean areKept(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .map(ComponentModel::getId)
                .flatMap(realm::getComponentsStream)
                .anyMatch(mapper -> GROUP_MAPPER.equals(mapper.getProviderId()) && LDAP_ONLY.equals(mapper.get(MODE)));
    }
}
