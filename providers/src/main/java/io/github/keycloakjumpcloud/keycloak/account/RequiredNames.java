package io.github.keycloakjumpcloud.keycloak.account;

import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributeRequired;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;

/** Whether the realm's user profile sends people to a form who have no first or last name. */
public final class RequiredNames {

    private final KeycloakSession session;

    public RequiredNames(KeycloakSession session) {
        this.session = session;
    }

    /** @param attribute of the user profile */
    public boolean include(String attribute) {
        UPAttribute declared = session.getProvider(UserProfileProvider.class)
                .getConfiguration()
                .getAttribute(attribute);
        UPAttributeRequired required = declared == null ? null : declared.getRequired();
        if (required == null) {
            return false;
        }
        Set<String> roles = required.getRoles();
        return required.isAlways() || (roles != null && roles.contains(UserProfileConstants.ROLE_USER));
    }
}
