package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.keycloak.account.Administrators;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * All that a connection has given to a person: what its group mappers granted, its default role, its {@link ConnectionGroups},
 * and the department. It goes when access goes. What others gave stays.
 */
public final class GrantedAccess {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    public GrantedAccess(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
    }

    /** Takes it away. A later sign-in or SCIM write gives again what JumpCloud names then. */
    public void revoke(UserModel shown) {
        UserModel user = UnmaskedAccount.inGroups(session, shown);
        new RowLock(session).hold(user);
        withdrawDefaultRole(user);
        mappers().forEach(mapper -> mapper.end(user));
        leaveMirroredGroups(user);
        leaveDepartment(user);
    }

    /**
     * The same over SAML, of somebody who is refused. Groups in which SCIM has put the person stay: it would not do so again
     * when the person may come in again.
     */
    public void revokeOverSaml(UserModel user) {
        new RowLock(session).hold(user);
        withdrawDefaultRole(user);
        mappers().forEach(mapper -> mapper.endOverSaml(user));
        leaveDepartment(user);
    }

    private List<MapperGrants> mappers() {
        return session.identityProviders()
                .getMappersByAliasStream(connection.getAlias())
                .map(mapper -> new MapperGrants(session, connection, mapper.getId()))
                .toList();
    }

    private void leaveDepartment(UserModel user) {
        new DepartmentMembership(session, realm, connection, new DepartmentIndex()).apply(user, Optional.of(""));
    }

    /**
     * Gives the default role again that {@link #revoke} took; no other, since an account gets it when it is created, and no
     * role that is the default no longer, whatever is remembered. Does nothing for others.
     *
     * @return whether anything was written
     */
    public boolean restore(UserModel shown) {
        UserModel user = UnmaskedAccount.inGroups(session, shown);
        GrantMemory withdrawn = memory(user, Grantor.ofWithdrawn(connection));
        Set<String> roleIds = withdrawn.own();
        if (roleIds.isEmpty()) {
            return false;
        }
        withdrawn.remember(Set.of());
        DefaultRole.of(session, connection)
                .filter(role -> roleIds.contains(role.getId()))
                .ifPresent(role -> grant(user, role));
        return true;
    }

    /** Grants a role on behalf of the connection itself, unless it would make an administrator. */
    void grant(UserModel user, RoleModel role) {
        if (new Administrators(session, realm).wouldContainHoldersOf(role)) {
            new Withheld(session, connection).administrators(user, Withheld.Kind.ROLE, role.getId());
        } else if (!user.hasDirectRole(role)) {
            user.grantRole(role);
            GrantMemory granted = memory(user, Grantor.of(connection));
            Set<String> ids = new HashSet<>(granted.own());
            ids.add(role.getId());
            granted.remember(ids);
        }
    }

    private void withdrawDefaultRole(UserModel user) {
        Set<String> before = directRoles(user);
        Set<String> granted = memory(user, Grantor.of(connection)).own();
        new MapperGrants(session, connection, Grantor.of(connection)).end(user);
        Set<String> after = directRoles(user);
        GrantMemory withdrawn = memory(user, Grantor.ofWithdrawn(connection));
        Set<String> ids = new HashSet<>(withdrawn.own());
        before.stream()
                .filter(granted::contains)
                .filter(id -> !after.contains(id))
                .forEach(ids::add);
        withdrawn.remember(ids);
    }

    private static Set<String> directRoles(UserModel user) {
        return user.getRoleMappingsStream().map(RoleModel::getId).collect(Collectors.toSet());
    }

    private void leaveMirroredGroups(UserModel user) {
        Set<String> ofOthers = memory(user, Grantor.of(connection)).ofOthers();
        Withheld withheld = new Withheld(session, connection);
        new ConnectionGroups(session, connection)
                .of(user)
                .filter(group -> !ofOthers.contains(group.getId()) && !isOnlyAnothersScim(group))
                .toList()
                .forEach(group -> withheld.leave(user, Withheld.Kind.GROUP, group));
    }

    /** Connections may share a group root. */
    private boolean isOnlyAnothersScim(GroupModel group) {
        ScimGroup scim = new ScimGroup(group, connection);
        return scim.isHeldElsewhere() && !scim.isHeld();
    }

    private GrantMemory memory(UserModel user, String grantor) {
        return new GrantMemory(user, grantor, Grantor.exists(session));
    }
}
