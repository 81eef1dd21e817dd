package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.group.GroupChanges;
import io.github.keycloakjumpcloud.core.group.GroupReconcile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Brings the groups and roles that one mapper grants to a person in line with what JumpCloud says. */
public final class GroupMembership {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String mapperId;

    public GroupMembership(KeycloakSession session, RealmModel realm, String mapperId) {
        this.session = session;
        this.realm = realm;
        this.mapperId = mapperId;
    }

    /** Joins and grants what is desired; leaves and revokes what this mapper alone granted and is desired no more. */
    public void apply(UserModel user, Set<GroupModel> groups, Set<RoleModel> roles) {
        Map<String, Grant> desired = new LinkedHashMap<>();
        groups.forEach(group -> desired.put(group.getId(), new GroupGrant(group)));
        roles.forEach(role -> desired.put(role.getId(), new RoleGrant(role)));
        GrantedMemberships memory = new GrantedMemberships(user, mapperId, this::mapperExists);
        Set<String> before = memory.own();
        GroupChanges changes =
                GroupReconcile.reconcile(desired.keySet(), before, memory.ofOthers(), held(user, desired, before));
        changes.join().forEach(id -> desired.get(id).give(user));
        changes.leave().forEach(id -> grant(id).take(user));
        memory.remember(changes.granted());
    }

    private Set<String> held(UserModel user, Map<String, Grant> desired, Set<String> before) {
        Set<String> held = user.getGroupsStream().map(GroupModel::getId).collect(Collectors.toSet());
        user.getRoleMappingsStream().map(RoleModel::getId).forEach(held::add);
        held.removeIf(id -> !desired.containsKey(id) && !before.contains(id));
        return held;
    }

    private boolean mapperExists(String id) {
        return session.identityProviders().getMapperById(id) != null;
    }

    private Grant grant(String id) {
        GroupModel group = realm.getGroupById(id);
        return group != null ? new GroupGrant(group) : new RoleGrant(realm.getRoleById(id));
    }

    private sealed interface Grant {
        void give(UserModel user);

        void take(UserModel user);
    }

    private record GroupGrant(GroupModel group) implements Grant {
        @Override
        public void give(UserModel user) {
            user.joinGroup(group);
        }

        /** Who leaves a group that SCIM has, SCIM says. */
        @Override
        public void take(UserModel user) {
            if (!ScimGroup.isHeld(group)) {
                user.leaveGroup(group);
            }
        }
    }

    private record RoleGrant(RoleModel role) implements Grant {
        @Override
        public void give(UserModel user) {
            user.grantRole(role);
        }

        @Override
        public void take(UserModel user) {
            user.deleteRoleMapping(role);
        }
    }
}
