package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.group.GrantedMemberships;
import io.github.keycloakjumpcloud.keycloak.mapper.ProfileMapper;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;

/** Declares in the realm's user profile what the mappers store, or Keycloak would drop it at the next edit of a user. */
final class ProfileAttributes {

    private static final String ADMIN = UserProfileConstants.ROLE_ADMIN;
    private static final String USER = UserProfileConstants.ROLE_USER;

    private final UserProfileProvider profiles;

    ProfileAttributes(KeycloakSession session) {
        this.profiles = session.getProvider(UserProfileProvider.class);
    }

    /** Adds what is missing; a declaration that is there stays as the admin made it. */
    void declare() {
        UPConfig config = profiles.getConfiguration();
        boolean changed = declare(config, ProfileMapper.JOB_TITLE, "${jumpcloudJobTitle}", Set.of(ADMIN, USER), false)
                | declare(config, ProfileMapper.DEPARTMENT, "${jumpcloudDepartment}", Set.of(ADMIN, USER), false)
                | declare(config, GrantedMemberships.ATTRIBUTE, "${jumpcloudGrants}", Set.of(ADMIN), true);
        if (changed) {
            profiles.setConfiguration(config);
        }
    }

    private static boolean declare(
            UPConfig config, String name, String label, Set<String> viewers, boolean multivalued) {
        if (config.getAttribute(name) != null) {
            return false;
        }
        UPAttribute attribute = new UPAttribute(name);
        attribute.setDisplayName(label);
        attribute.setMultivalued(multivalued);
        attribute.setPermissions(new UPAttributePermissions(viewers, Set.of(ADMIN)));
        config.addOrReplaceAttribute(attribute);
        return true;
    }
}
