package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.profile.Profile;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** The SCIM attributes for which a Keycloak account has a field of its own. */
enum UserField {
    USER_NAME(UserModel.USERNAME, "userName"),
    EMAIL(UserModel.EMAIL, "emails"),
    GIVEN_NAME(UserModel.FIRST_NAME, "name.givenName"),
    FAMILY_NAME(UserModel.LAST_NAME, "name.familyName"),
    TITLE(Profile.JOB_TITLE, "title"),
    DEPARTMENT(Profile.DEPARTMENT, UserField.ENTERPRISE + ":department");

    /** RFC 7643 §4.3. */
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final String keycloak;
    private final String scim;

    UserField(String keycloak, String scim) {
        this.keycloak = keycloak;
        this.scim = scim;
    }

    /** The attribute's name in Keycloak's user profile. */
    String keycloak() {
        return keycloak;
    }

    /** The path of an attribute of the core schema or of the enterprise extension. */
    static String pathOf(String name) {
        return ResourceKind.USER.knows(name) ? name : ENTERPRISE + ":" + name;
    }

    /** How a SCIM client knows the user profile's attribute: its path, or the same name when there is none. */
    static String scimName(String keycloak) {
        return Arrays.stream(values())
                .filter(field -> field.keycloak.equals(keycloak))
                .findFirst()
                .map(field -> field.scim)
                .or(() -> Optional.ofNullable(keycloak))
                .orElse("user");
    }
}
