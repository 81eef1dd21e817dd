package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/** Changes who is in a group. Members that the connection does not own are never touched. */
final class OwnedMembers {

    /** Up to so many, Keycloak's own way is quick. */
    private static final int FEW = 50;

    private final Operation operation;

    OwnedMembers(Operation operation) {
        this.operation = operation;
    }

    /** @throws ScimProblem 400 when one of the ids is no user of the connection */
    void require(Collection<String> ids) {
        if (!operation.users().among(ids).containsAll(ids)) {
            throw ScimProblem.invalidValue("members: a value is no user of this connection");
        }
    }

    /**
     * @throws ScimProblem 400 when one of the ids is no user of the connection; 403 when the group holds an
     *     administrator's role; nobody has joined then
     */
    void add(GroupModel group, Collection<String> ids) {
        require(ids);
        if (!ids.isEmpty() && operation.users().excludes(group)) {
            throw ScimProblem.forbidden("members: the group makes administrators of its members");
        }
        Set<String> joining = new HashSet<>(ids);
        joining.removeAll(operation.users().membersAmong(ids, group.getId()));
        if (joining.size() > FEW) {
            new ManyMembers(operation).add(group, joining);
        } else {
            joining.forEach(id -> user(id).ifPresent(user -> user.joinGroup(group)));
        }
    }

    /** Ids that name no member are passed over. */
    void remove(GroupModel group, Collection<String> ids) {
        Set<String> leaving = operation.users().membersAmong(ids, group.getId());
        if (leaving.size() > FEW) {
            new ManyMembers(operation).remove(group, leaving);
        } else {
            leaving.forEach(id -> user(id).ifPresent(user -> user.leaveGroup(group)));
        }
    }

    /** @throws ScimProblem 400 when one of the ids is no user of the connection; nothing has changed then */
    void replace(GroupModel group, Collection<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        List<String> leaving = operation.users().membersOf(group.getId()).stream()
                .map(OwnedUsers.GroupMember::userId)
                .filter(id -> !wanted.contains(id))
                .toList();
        add(group, wanted);
        remove(group, leaving);
    }

    private Optional<UserModel> user(String id) {
        return Optional.ofNullable(operation.session().users().getUserById(operation.realm(), id));
    }
}
