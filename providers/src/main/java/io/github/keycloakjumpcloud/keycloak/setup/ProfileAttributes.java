package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.core.profile.Profile;
import io.github.keycloakjumpcloud.keycloak.account.BegunAccount;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.connection.Connections;
import io.github.keycloakjumpcloud.keycloak.group.GrantMemory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.validate.validators.LengthValidator;

/** Declares in the realm's user profile what mappers and SCIM store, or Keycloak would drop it at the next edit of a user. */
final class ProfileAttributes {

    private static final String ADMIN = UserProfileConstants.ROLE_ADMIN;
    private static final String USER = UserProfileConstants.ROLE_USER;

    private final UserProfileProvider profiles;

    ProfileAttributes(KeycloakSession session) {
        this.profiles = session.getProvider(UserProfileProvider.class);
    }

    /** People could write an attribute of ours that is not declared, where the realm takes any. */
    static void declareForConnections(KeycloakSession session) {
        if (Connections.areThere(session)) {
            new ProfileAttributes(session).declare();
        }
    }

    boolean areDeclared() {
        return missing(profiles.getConfiguration()).isEmpty();
    }

    /**
     * Adds what is missing; a declaration that is there stays as the admin made it, but for who may write what is ours alone.
     * Returns how many it has added or changed.
     */
    int declare() {
        UPConfig config = profiles.getConfiguration();
        List<UPAttribute> missing = missing(config);
        if (!missing.isEmpty()) {
            missing.forEach(attribute -> declare(config, attribute));
            profiles.setConfiguration(config);
        }
        return missing.size();
    }

    private static void declare(UPConfig config, UPAttribute attribute) {
        UPAttribute present = config.getAttribute(attribute.getName());
        if (present == null) {
            config.addOrReplaceAttribute(attribute);
        } else {
            present.setPermissions(attribute.getPermissions());
        }
    }

    private static List<UPAttribute> missing(UPConfig config) {
        return attributes().stream()
                .filter(attribute -> {
                    UPAttribute present = config.getAttribute(attribute.getName());
                    return present == null || isOurs(attribute) && isWritable(present);
                })
                .toList();
    }

    private static boolean isOurs(UPAttribute attribute) {
        return attribute.getPermissions().getEdit().isEmpty();
    }

    private static boolean isWritable(UPAttribute present) {
        return present.getPermissions() != null
                && !present.getPermissions().getEdit().isEmpty();
    }

    private static List<UPAttribute> attributes() {
        return List.of(
                attribute(Profile.JOB_TITLE, "${jumpcloudJobTitle}", false, Set.of(ADMIN, USER), Set.of(ADMIN)),
                attribute(Profile.DEPARTMENT, "${jumpcloudDepartment}", false, Set.of(ADMIN, USER), Set.of(ADMIN)),
                attribute(GrantMemory.ATTRIBUTE, "${jumpcloudGrants}", true, Set.of(ADMIN), Set.of()),
                attribute(BegunAccount.ATTRIBUTE, "${jumpcloudBegun}", false, Set.of(ADMIN), Set.of()),
                scimRecord(),
                attribute(ScimRecord.KEYS, "${jumpcloudScimKeys}", true, Set.of(ADMIN), Set.of()));
    }

    /** Longer than Keycloak's limit for attributes without one of their own. */
    private static UPAttribute scimRecord() {
        UPAttribute attribute = attribute(ScimRecord.ATTRIBUTE, "${jumpcloudScim}", true, Set.of(ADMIN), Set.of());
        attribute.addValidation(LengthValidator.ID, Map.of(LengthValidator.KEY_MAX, ScimRecord.LONGEST));
        return attribute;
    }

    private static UPAttribute attribute(
            String name, String label, boolean multivalued, Set<String> viewers, Set<String> editors) {
        UPAttribute attribute = new UPAttribute(name);
        attribute.setDisplayName(label);
        attribute.setMultivalued(multivalued);
        attribute.setPermissions(new UPAttributePermissions(viewers, editors));
        return attribute;
    }
}
