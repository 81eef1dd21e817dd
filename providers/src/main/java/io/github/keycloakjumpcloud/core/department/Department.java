package io.github.keycloakjumpcloud.core.department;

/**
 * A department that exists: a group directly under the department root.
 *
 * @param name the name as first spelt
 * @param enabled false when an admin closed the department to newcomers
 * @param administrates whether its members are administrators: by its own role, its parent's role, or a permission
 */
public record Department(String groupId, String name, boolean enabled, boolean administrates) {}
