package io.github.keycloakjumpcloud.keycloak.group;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.GroupModel;

/**
 * What SCIM told of a group and Keycloak has no field for, in one group attribute: that SCIM has it, and its externalId.
 */
public final class ScimGroup {

    private static final String ATTRIBUTE = "jumpcloudScim";
    private static final String HELD = "held";

    /** Longest externalId; Keycloak keeps 255 characters of a group's attribute. */
    public static final int LONGEST_ID = 200;

    private ScimGroup() {}

    /** Whether SCIM has created the group or taken it over. */
    public static boolean isHeld(GroupModel group) {
        return group.getFirstAttribute(ATTRIBUTE) != null;
    }

    /** @param externalId of at most {@value #LONGEST_ID} characters */
    public static void hold(GroupModel group, Optional<String> externalId) {
        String value = HELD + externalId.map(id -> " " + id).orElse("");
        if (!value.equals(group.getFirstAttribute(ATTRIBUTE))) {
            group.setAttribute(ATTRIBUTE, List.of(value));
        }
    }

    /** SCIM has the group no longer; who is in it stays. */
    public static void release(GroupModel group) {
        group.removeAttribute(ATTRIBUTE);
    }

    public static Optional<String> externalId(GroupModel group) {
        return Optional.ofNullable(group.getFirstAttribute(ATTRIBUTE))
                .filter(value -> value.startsWith(HELD + " "))
                .map(value -> value.substring(HELD.length() + 1));
    }
}
