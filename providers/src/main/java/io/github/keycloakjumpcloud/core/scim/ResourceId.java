package io.github.keycloakjumpcloud.core.scim;

import java.util.regex.Pattern;

/**
 * Ids of users and groups as Keycloak gives them out. Keycloak must not be asked for other ids: it fails on some that
 * begin with {@code f:}, which stand for users of a federated store, and PostgreSQL fails on control characters.
 */
public final class ResourceId {

    private static final Pattern POSSIBLE = Pattern.compile("(?!f:)[!-~]{1,36}");

    private ResourceId() {}

    /** Whether a user or group in Keycloak's own database could have this id. */
    public static boolean isPossible(String id) {
        return POSSIBLE.matcher(id).matches();
    }
}
