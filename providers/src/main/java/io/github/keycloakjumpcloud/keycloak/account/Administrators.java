package io.github.keycloakjumpcloud.keycloak.account;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.services.managers.RealmManager;

/** Who holds any role that administers a realm: directly, by a group or its parents, or by a composite role. */
final class Administrators {

    /** Keeps a list from being empty, which not every database takes. */
    private static final String NONE = "";

    private final KeycloakSession session;
    private final RealmModel realm;
    private Set<String> roleIds;
    private Set<String> groupIds;

    Administrators(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    boolean contain(UserModel user) {
        Set<String> roles = administrationRoles();
        return RoleUtils.getDeepUserRoleMappings(user).stream()
                .map(RoleModel::getId)
                .anyMatch(roles::contains);
    }

    /** The roles that make an administrator of whoever holds one of them, composites included. Never empty. */
    Set<String> roleIds() {
        if (roleIds == null) {
            roleIds = withComposites(administrationRoles());
            roleIds.add(NONE);
        }
        return roleIds;
    }

    /** The groups whose members are administrators: those with one of the roles, and all below them. Never empty. */
    Set<String> groupIds() {
        if (groupIds == null) {
            groupIds = new HashSet<>();
            query("select distinct m.group.id from GroupRoleMappingEntity m where m.roleId in :ids", roleIds())
                    .map(realm::getGroupById)
                    .filter(Objects::nonNull)
                    .forEach(group -> addWithChildren(group, groupIds));
            groupIds.add(NONE);
        }
        return groupIds;
    }

    /** All of them. */
    Set<String> userIds() {
        return Stream.concat(
                        query("select r.user.id from UserRoleMappingEntity r where r.roleId in :ids", roleIds()),
                        query("select g.user.id from UserGroupMembershipEntity g where g.groupId in :ids", groupIds()))
                .collect(Collectors.toSet());
    }

    private static void addWithChildren(GroupModel group, Set<String> groups) {
        if (groups.add(group.getId())) {
            group.getSubGroupsStream().forEach(child -> addWithChildren(child, groups));
        }
    }

    private Set<String> administrationRoles() {
        return Stream.concat(
                        Stream.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM).map(realm::getRole),
                        administrationClients().flatMap(ClientModel::getRolesStream))
                .filter(Objects::nonNull)
                .map(RoleModel::getId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Stream<ClientModel> administrationClients() {
        return RealmManager.isAdministrationRealm(realm)
                ? session.realms().getRealmsStream().map(RealmModel::getMasterAdminClient)
                : Stream.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID));
    }

    private Set<String> withComposites(Set<String> roles) {
        Set<String> found = roles;
        while (!found.isEmpty()) {
            found = query(
                            "select distinct c.parentRole.id from CompositeRoleEntity c where c.childRole.id in :ids",
                            found)
                    .filter(role -> !roles.contains(role))
                    .collect(Collectors.toSet());
            roles.addAll(found);
        }
        return roles;
    }

    private Stream<String> query(String query, Set<String> ids) {
        return session
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(query, String.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream();
    }
}
