package io.github.keycloakjumpcloud.keycloak.account;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.model.ResourceServer;
import org.keycloak.authorization.policy.provider.PolicyProviderFactory;
import org.keycloak.authorization.store.PolicyStore;
import org.keycloak.common.Profile;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.authorization.AbstractPolicyRepresentation;
import org.keycloak.representations.idm.authorization.GroupPolicyRepresentation;
import org.keycloak.representations.idm.authorization.RolePolicyRepresentation;
import org.keycloak.representations.idm.authorization.UserPolicyRepresentation;
import org.keycloak.services.managers.RealmManager;

/**
 * Whom fine-grained admin permissions name, of either version: users, and all who hold a role or are in a group. Where such
 * permissions are switched off, nobody is looked for.
 */
final class NamedAdministrators {

    /** The types of policies that are permissions, and apply other policies. */
    private static final Set<String> PERMISSIONS = Set.of("scope", "resource");

    private final Set<String> userIds = new HashSet<>();
    private final Set<String> roleIds = new HashSet<>();
    private final Set<String> groupIds = new HashSet<>();
    private final Set<String> groupIdsWithChildren = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    private NamedAdministrators() {}

    static NamedAdministrators of(KeycloakSession session, RealmModel realm) {
        NamedAdministrators named = new NamedAdministrators();
        AuthorizationProvider authorization = session.getProvider(AuthorizationProvider.class);
        if (authorization != null) {
            permissionClients(realm)
                    .map(authorization.getStoreFactory().getResourceServerStore()::findByClient)
                    .filter(Objects::nonNull)
                    .forEach(server -> named.addAll(authorization, server));
        }
        return named;
    }

    /** Version 1 keeps permissions with the client that has the administrators' roles, version 2 with one of its own. */
    private static Stream<ClientModel> permissionClients(RealmModel realm) {
        if (Profile.isFeatureEnabled(Profile.Feature.ADMIN_FINE_GRAINED_AUTHZ)) {
            return Stream.ofNullable(
                    RealmManager.isAdministrationRealm(realm)
                            ? realm.getMasterAdminClient()
                            : realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID));
        }
        return realm.isAdminPermissionsEnabled() ? Stream.ofNullable(realm.getAdminPermissionsClient()) : Stream.of();
    }

    Set<String> userIds() {
        return userIds;
    }

    Set<String> roleIds() {
        return roleIds;
    }

    /** The groups that are named themselves; of those below them see {@link #haveMembersOf}. */
    Stream<String> groupIds() {
        return Stream.concat(groupIds.stream(), groupIdsWithChildren.stream());
    }

    /** Whether the members of the groups below are named as well. */
    boolean haveChildrenOf(String groupId) {
        return groupIdsWithChildren.contains(groupId);
    }

    /** Whether the members of this group are named. */
    boolean haveMembersOf(GroupModel group) {
        if (groupIds.contains(group.getId())) {
            return true;
        }
        GroupModel ancestor = groupIdsWithChildren.isEmpty() ? null : group;
        while (ancestor != null && !groupIdsWithChildren.contains(ancestor.getId())) {
            ancestor = ancestor.getParent();
        }
        return ancestor != null;
    }

    private void addAll(AuthorizationProvider authorization, ResourceServer server) {
        PolicyStore policies = authorization.getStoreFactory().getPolicyStore();
        PERMISSIONS.stream()
                .flatMap(type -> policies.findByType(server, type).stream())
                .forEach(permission -> addApplied(authorization, permission));
    }

    private void addApplied(AuthorizationProvider authorization, Policy policy) {
        for (Policy applied : policy.getAssociatedPolicies()) {
            if (seen.add(applied.getId())) {
                add(authorization, applied);
                addApplied(authorization, applied);
            }
        }
    }

    private void add(AuthorizationProvider authorization, Policy policy) {
        PolicyProviderFactory<?> factory = authorization.getProviderFactory(policy.getType());
        if (factory == null) {
            return;
        }
        AbstractPolicyRepresentation named = factory.toRepresentation(policy, authorization);
        if (named instanceof UserPolicyRepresentation users && users.getUsers() != null) {
            userIds.addAll(users.getUsers());
        } else if (named instanceof RolePolicyRepresentation roles && roles.getRoles() != null) {
            roles.getRoles().forEach(role -> roleIds.add(role.getId()));
        } else if (named instanceof GroupPolicyRepresentation groups && groups.getGroups() != null) {
            groups.getGroups()
                    .forEach(group -> (group.isExtendChildren() ? groupIdsWithChildren : groupIds).add(group.getId()));
        }
    }
}
