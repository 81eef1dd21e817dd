package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.group.GroupChanges;
import io.github.keycloakjumpcloud.core.group.GroupReconcile;
import io.github.keycloakjumpcloud.keycloak.account.Administrators;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Brings the groups and roles that one mapper grants to a person in line with what JumpCloud says. */
public final class MapperGrants {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final String grantor;
    private final Administrators administrators;

    /** @param mapperId of a mapper of the connection */
    public MapperGrants(KeycloakSession session, ConnectionConfig connection, String mapperId) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
        this.grantor = mapperId;
        this.administrators = new Administrators(session, realm);
    }

    /**
     * Joins and grants what is desired; leaves and revokes what this mapper alone granted and is desired no more. What
     * would make an administrator is not given; log and event say so.
     *
     * @param present the groups of the user, as just read
     */
    public void apply(UserModel user, List<GroupModel> present, Set<GroupModel> groups, Set<RoleModel> roles) {
        Map<String, Grant> desired = new LinkedHashMap<>();
        groups.forEach(group -> desired.put(group.getId(), new GroupGrant(group)));
        roles.forEach(role -> desired.put(role.getId(), new RoleGrant(role)));
        apply(user, ids(present.stream()), desired, this::isScims);
    }

    /** Takes away what this mapper alone granted, as far as it is not for SCIM to say who leaves. */
    void endOverSaml(UserModel user) {
        end(user, this::isScims);
    }

    /** Takes away what this mapper alone granted. */
    void end(UserModel user) {
        end(user, id -> false);
    }

    private void end(UserModel user, Predicate<String> keptByScim) {
        if (!memory(user).own().isEmpty()) {
            apply(user, ids(user.getGroupsStream()), Map.of(), keptByScim);
        }
    }

    /** Who leaves a group that the connection's SCIM client has, that client says for as long as SCIM is on. */
    private boolean isScims(String id) {
        GroupModel group = connection.scimEnabled() ? realm.getGroupById(id) : null;
        return group != null && new ScimGroup(group, connection).mayBeHeld();
    }

    private static Set<String> ids(Stream<GroupModel> groups) {
        return groups.map(GroupModel::getId).collect(Collectors.toSet());
    }

    private void apply(UserModel user, Set<String> present, Map<String, Grant> desired, Predicate<String> keptByScim) {
        GroupChanges changes = changes(user, present, desired, keptByScim);
        // Somebody else may be doing the same just now, and Keycloak would insert the same row a second time.
        if (changes.changeAnything() && new RowLock(session).hold(user)) {
            changes = changes(user, ids(user.getGroupsStream()), desired, keptByScim);
        }
        changes.join().forEach(id -> desired.get(id).give(user));
        Withheld withheld = new Withheld(session, connection);
        changes.leave().forEach(id -> grant(id).take(user, withheld));
        memory(user).remember(changes.granted());
        changes.refused()
                .forEach(id -> withheld.administrators(user, desired.get(id).kind(), id));
    }

    private GroupChanges changes(
            UserModel user, Set<String> present, Map<String, Grant> desired, Predicate<String> keptByScim) {
        GrantMemory memory = memory(user);
        Set<String> before = memory.own();
        Set<String> held = held(user, present, desired, before);
        Set<String> forbidden = desired.entrySet().stream()
                .filter(entry -> !held.contains(entry.getKey()))
                .filter(entry -> entry.getValue().isForAdministrators(administrators))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> kept = before.stream()
                .filter(id -> !desired.containsKey(id))
                .filter(keptByScim)
                .collect(Collectors.toSet());
        return GroupReconcile.reconcile(desired.keySet(), before, memory.ofOthers(), held, forbidden, kept);
    }

    private GrantMemory memory(UserModel user) {
        return new GrantMemory(user, grantor, Grantor.exists(session));
    }

    private Set<String> held(UserModel user, Set<String> present, Map<String, Grant> desired, Set<String> before) {
        Set<String> held = new HashSet<>(present);
        Stream<Grant> lost =
                before.stream().filter(id -> !desired.containsKey(id)).map(this::grant);
        if (Stream.concat(desired.values().stream(), lost).anyMatch(RoleGrant.class::isInstance)) {
            user.getRoleMappingsStream().map(RoleModel::getId).forEach(held::add);
        }
        held.removeIf(id -> !desired.containsKey(id) && !before.contains(id));
        return held;
    }

    private Grant grant(String id) {
        GroupModel group = realm.getGroupById(id);
        return group != null ? new GroupGrant(group) : new RoleGrant(realm.getRoleById(id));
    }

    private sealed interface Grant {
        void give(UserModel user);

        void take(UserModel user, Withheld withheld);

        boolean isForAdministrators(Administrators administrators);

        Withheld.Kind kind();
    }

    private record GroupGrant(GroupModel group) implements Grant {
        @Override
        public void give(UserModel user) {
            user.joinGroup(group);
        }

        @Override
        public void take(UserModel user, Withheld withheld) {
            withheld.leave(user, kind(), group);
        }

        @Override
        public boolean isForAdministrators(Administrators administrators) {
            return administrators.wouldContainMembersOf(group);
        }

        @Override
        public Withheld.Kind kind() {
            return Withheld.Kind.GROUP;
        }
    }

    private record RoleGrant(RoleModel role) implements Grant {
        @Override
        public void give(UserModel user) {
            user.grantRole(role);
        }

        @Override
        public void take(UserModel user, Withheld withheld) {
            user.deleteRoleMapping(role);
        }

        @Override
        public boolean isForAdministrators(Administrators administrators) {
            return administrators.wouldContainHoldersOf(role);
        }

        @Override
        public Withheld.Kind kind() {
            return Withheld.Kind.ROLE;
        }
    }
}
