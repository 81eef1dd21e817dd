package io.github.keycloakjumpcloud.core.access;

import java.util.List;

/**
 * Who may use a connection.
 *
 * @param allowedGroups empty: everyone whom JumpCloud assigns
 * @param groupsAttribute the exact name of the attribute with the person's JumpCloud groups
 * @param domains empty: any e-mail domain
 */
public record AccessPolicy(List<GroupPattern> allowedGroups, String groupsAttribute, VerifiedDomains domains) {

    public AccessPolicy {
        allowedGroups = List.copyOf(allowedGroups);
    }
}
