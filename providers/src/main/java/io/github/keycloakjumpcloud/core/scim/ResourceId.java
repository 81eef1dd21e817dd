package io.github.keycloakjumpcloud.core.scim;

import java.util.regex.Pattern;

/**
 * Ids of users and groups as Keycloak gives them out. It is not to be asked for others: it fails on some that start with
 * {@code f:}, which stand for users of a federated store, and PostgreSQL fails on control characters.
 */
public final class ResourceId {

    private static final Pattern POSSIBLE = Pattern.compile("(?!f:)[!-~]{1,36}");

    private ResourceId() {}

    /** Whether there could be a user or a group of this id in Keycloak's own database. */
    public static boolean isPossible(String id) {
        return POSSIBLE.matcher(id).matches();
    }
}
