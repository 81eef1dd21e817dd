package io.github.keycloakjumpcloud.keycloak.account;

import jakarta.persistence.FlushModeType;
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

/**
 * Who may administer a realm: by any role for that, held directly, by a group or its parents, or by a composite role; or
 * by a fine-grained permission that names the person, a role or a group.
 *
 * <p>Single users, groups and roles are asked through Keycloak's cache, sets of them in the database.
 */
public final class Administrators {

    /** Keeps a list from being empty, which not every database takes. No id, and not empty: Oracle has no empty text. */
    private static final String NONE = "-";

    /** Realm roles for administration; the second is there in the realm master only. */
    private static final Set<String> REALM_ROLES = Set.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM);

    private final KeycloakSession session;
    private final RealmModel realm;
    private NamedAdministrators named;
    private Set<String> administrationClientIds;
    private Set<String> roleIds;
    private Set<String> groupIds;

    public Administrators(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public boolean contain(UserModel user) {
        return named().userIds().contains(user.getId())
                || includeOneOf(RoleUtils.getDeepUserRoleMappings(user).stream())
                || user.getGroupsStream().anyMatch(named()::haveMembersOf);
    }

    /** Whether the members of this group are administrators. */
    public boolean wouldContainMembersOf(GroupModel group) {
        return named().haveMembersOf(group) || includeOneOf(RoleUtils.expandCompositeRolesStream(rolesOf(group)));
    }

    /** Whether the holders of this role are administrators. */
    public boolean wouldContainHoldersOf(RoleModel role) {
        return includeOneOf(RoleUtils.expandCompositeRolesStream(Stream.of(role)));
    }

    /** With those of its parents, which its members hold as well. */
    private static Stream<RoleModel> rolesOf(GroupModel group) {
        return Stream.iterate(group, Objects::nonNull, GroupModel::getParent)
                .flatMap(GroupModel::getRoleMappingsStream);
    }

    private boolean includeOneOf(Stream<RoleModel> expanded) {
        return expanded.anyMatch(this::isForAdministration);
    }

    /** Of itself, whatever it holds. Asked of the role: a realm has many for administration, and a person has few roles. */
    private boolean isForAdministration(RoleModel role) {
        boolean given = role.isClientRole()
                ? administrationClientIds().contains(role.getContainerId())
                : REALM_ROLES.contains(role.getName());
        return given || named().roleIds().contains(role.getId());
    }

    private Set<String> administrationClientIds() {
        if (administrationClientIds == null) {
            administrationClientIds =
                    administrationClients().map(ClientModel::getId).collect(Collectors.toSet());
        }
        return administrationClientIds;
    }

    /** The roles that make an administrator of whoever holds one of them, composites included. Never empty. */
    Set<String> roleIds() {
        if (roleIds == null) {
            roleIds = withComposites(administrationRoleIds());
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
            addNamedGroups();
            groupIds.add(NONE);
        }
        return groupIds;
    }

    private void addNamedGroups() {
        for (String id : named().groupIds().toList()) {
            GroupModel group = realm.getGroupById(id);
            if (group != null && named().haveChildrenOf(id)) {
                addWithChildren(group, groupIds);
            }
            groupIds.add(id);
        }
    }

    /** Those whom a permission names themselves. Never empty. */
    Set<String> namedUserIds() {
        Set<String> ids = new HashSet<>(named().userIds());
        ids.add(NONE);
        return ids;
    }

    /** All of them. */
    Set<String> userIds() {
        return Stream.of(
                        query("select r.user.id from UserRoleMappingEntity r where r.roleId in :ids", roleIds()),
                        query("select g.user.id from UserGroupMembershipEntity g where g.groupId in :ids", groupIds()),
                        named().userIds().stream())
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
    }

    /** A group that was met before, though not with those below it, is gone through again. */
    private static void addWithChildren(GroupModel group, Set<String> groups) {
        groups.add(group.getId());
        group.getSubGroupsStream().forEach(child -> addWithChildren(child, groups));
    }

    private NamedAdministrators named() {
        if (named == null) {
            named = NamedAdministrators.of(session, realm);
        }
        return named;
    }

    /** Those of which {@link #isForAdministration} is true. */
    private Set<String> administrationRoleIds() {
        Set<String> ids = Stream.concat(
                        REALM_ROLES.stream().map(realm::getRole),
                        administrationClients().flatMap(ClientModel::getRolesStream))
                .filter(Objects::nonNull)
                .map(RoleModel::getId)
                .collect(Collectors.toCollection(HashSet::new));
        ids.addAll(named().roleIds());
        return ids;
    }

    private Stream<ClientModel> administrationClients() {
        return RealmManager.isAdministrationRealm(realm)
                ? session.realms().getRealmsStream().map(RealmModel::getMasterAdminClient)
                : Stream.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID));
    }

    private Set<String> withComposites(Set<String> roles) {
        Set<String> found = roles;
        while (!found.isEmpty()) {
            found = holdersOf(found).filter(role -> !roles.contains(role)).collect(Collectors.toSet());
            roles.addAll(found);
        }
        return roles;
    }

    /** Not every line of Keycloak has an entity for this table. */
    @SuppressWarnings("unchecked")
    private Stream<String> holdersOf(Set<String> roles) {
        return session
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNativeQuery(
                        "select distinct composite from {h-schema}composite_role where child_role in (:ids)",
                        String.class)
                // We change no role in the same transaction.
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("ids", roles)
                .getResultList()
                .stream();
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
