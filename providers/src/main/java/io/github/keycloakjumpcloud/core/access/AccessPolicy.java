package io.github.keycloakjumpcloud.core.access;

import java.util.List;

/**
 * Who may use a connection.
 *
 * @param allowedGroups the JumpCloud groups that may sign in; empty admits everyone whom JumpCloud assigns
 * @param groupsAttribute the exact name of the attribute that holds the person's JumpCloud groups
 * @param domains the e-mail domains from which people may come
 */
public record AccessPolicy(List<GroupPattern> allowedGroups, String groupsAttribute, TrustedDomains domains) {

    public AccessPolicy {
        allowedGroups = List.copyOf(allowedGroups);
    }
}
