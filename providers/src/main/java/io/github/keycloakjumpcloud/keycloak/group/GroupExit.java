package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserModel;

/** Takes people out of groups. A directory (user federation) may keep its own people in its own groups. */
public final class GroupExit {

    private GroupExit() {}

    /**
     * What Keycloak itself has noted of a membership is gone afterwards, also where a directory has one of its own.
     *
     * @return false where a directory keeps the user in the group, and would do so again
     * @throws ModelException any other failure, as of a directory that does not answer
     */
    public static boolean leave(KeycloakSession session, UserModel user, GroupModel group) {
        try {
            UnmaskedAccount.inGroups(session, user).leaveGroup(group);
            return true;
        } catch (ModelException e) {
            if (user.getFederationLink() == null || !isRefusal(StorageFailure.of(e))) {
                throw e;
            }
            UnmaskedAccount.apartFromDirectory(session, user).leaveGroup(group);
            return false;
        }
    }

    private static boolean isRefusal(StorageFailure failure) {
        return failure == StorageFailure.READ_ONLY || failure == StorageFailure.OTHER;
    }
}
