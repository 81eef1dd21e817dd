package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.core.group.GroupId;
import io.github.keycloakjumpcloud.core.group.GroupReach;
import io.github.keycloakjumpcloud.keycloak.account.DirectoryMembers;
import io.github.keycloakjumpcloud.keycloak.group.ScimGroup;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;

/** What others have made of a group: who else is in it and in the groups below, and which roles hang on them. */
final class GroupTies {

    private final Operation operation;

    GroupTies(Operation operation) {
        this.operation = operation;
    }

    GroupReach reach(GroupModel group) {
        return GroupReach.of(
                GroupId.isDerived(group.getId()), isHeldElsewhere(group) || hasOthers(group), hasRole(group));
    }

    /** Connections may share a group root. */
    private boolean isHeldElsewhere(GroupModel group) {
        return new ScimGroup(group, operation.connection()).isHeldElsewhere();
    }

    private boolean hasRole(GroupModel group) {
        return group.getRoleMappingsStream().findAny().isPresent()
                || group.getSubGroupsStream().anyMatch(this::hasRole);
    }

    private boolean hasOthers(GroupModel group) {
        int owned = operation.users().storedMembersOf(group.getId()).size();
        return memberCount(group) > owned
                || DirectoryMembers.of(operation.session(), group.getId())
                        .findAny()
                        .isPresent()
                || group.getSubGroupsStream().anyMatch(this::hasOthers);
    }

    private long memberCount(GroupModel group) {
        return operation
                .session()
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select count(m) from UserGroupMembershipEntity m where m.groupId = :group", Long.class)
                .setParameter("group", group.getId())
                .getSingleResult();
    }
}
