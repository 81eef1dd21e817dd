package io.github.keycloakjumpcloud.core.department;

/**
 * A department that exists: a group directly under the department root.
 *
 * @param name its name as first spelt
 * @param enabled false when an admin closed it to newcomers
 * @param administrates true when its members are administrators: by its own role, its parent's, or a permission
 */
public record Department(String groupId, String name, boolean enabled, boolean administrates) {}
