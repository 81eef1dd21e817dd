package io.github.keycloakjumpcloud.keycloak.account;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;

/** What people may change of their own account in Keycloak's account console, by the realm's user profile. */
public final class EditableAttributes {

    private final UPConfig profile;
    private final boolean addressFollowsUserName;

    private EditableAttributes(UPConfig profile, boolean addressFollowsUserName) {
        this.profile = profile;
        this.addressFollowsUserName = addressFollowsUserName;
    }

    public static EditableAttributes of(KeycloakSession session, RealmModel realm) {
        return new EditableAttributes(
                session.getProvider(UserProfileProvider.class).getConfiguration(),
                realm.isRegistrationEmailAsUsername() && !realm.isEditUsernameAllowed() && !hasAddressAction(realm));
    }

    /** @param attribute a user attribute, e-mail address and names among them, under Keycloak's name */
    public boolean include(String attribute) {
        if (attribute.equals(UserModel.EMAIL) && addressFollowsUserName) {
            return false;
        }
        UPAttribute declared = profile.getAttribute(attribute);
        if (declared == null) {
            return profile.getUnmanagedAttributePolicy() == UPConfig.UnmanagedAttributePolicy.ENABLED;
        }
        UPAttributePermissions permissions = declared.getPermissions();
        return permissions != null && permissions.getEdit().contains(UserProfileConstants.ROLE_USER);
    }

    /** By Keycloak's action people change an address that is their user name as well. */
    private static boolean hasAddressAction(RealmModel realm) {
        RequiredActionProviderModel action =
                realm.getRequiredActionProviderByAlias(UserModel.RequiredAction.UPDATE_EMAIL.name());
        return action != null && action.isEnabled();
    }
}
