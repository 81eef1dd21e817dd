package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupCandidate;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.util.Collection;
import java.util.Comparator;
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

    /**
     * For a group that is not there yet.
     *
     * @throws ScimProblem 400 when one of the ids is no user of the connection
     */
    void require(Collection<String> ids) {
        candidates(ids, "");
    }

    /**
     * @throws ScimProblem 400 when one of the ids is no user of the connection; 403 when the group holds an
     *     administrator's role; nobody has joined then
     */
    void add(GroupModel group, Collection<String> ids) {
        List<GroupCandidate> candidates = candidates(ids, group.getId());
        if (!candidates.isEmpty() && operation.users().excludes(group)) {
            throw ScimProblem.forbidden("members: the group makes administrators of its members");
        }
        // In one order, so that two requests that name the same people do not wait for each other.
        List<GroupCandidate> joining = candidates.stream()
                .filter(candidate -> !candidate.member())
                .sorted(Comparator.comparing(GroupCandidate::userId))
                .toList();
        if (joining.size() > FEW) {
            new ManyMembers(operation).add(group, joining);
        } else {
            joining.forEach(candidate -> join(candidate, group));
        }
    }

    /** A sign-in may put the user into the group at the same time: whoever is second has to see what the first has done. */
    private void join(GroupCandidate candidate, GroupModel group) {
        UserModel user = new RowLock(operation.session()).user(candidate.userId());
        if (user != null) {
            user.joinGroup(group);
        }
    }

    /** @throws ScimProblem 400 when one of the ids is no user of the connection */
    private List<GroupCandidate> candidates(Collection<String> ids, String groupId) {
        Set<String> asked = Set.copyOf(ids);
        List<GroupCandidate> found = operation.users().candidates(asked, groupId);
        if (found.size() < asked.size()) {
            throw ScimProblem.invalidValue("members: a value is no user of this connection");
        }
        return found;
    }

    /** Ids that name no member are passed over. */
    void remove(GroupModel group, Collection<String> ids) {
        List<GroupCandidate> leaving = operation.users().candidates(Set.copyOf(ids), group.getId()).stream()
                .filter(GroupCandidate::member)
                .toList();
        if (leaving.size() > FEW) {
            new ManyMembers(operation).remove(group, leaving);
        } else {
            leaving.forEach(candidate -> user(candidate).ifPresent(user -> user.leaveGroup(group)));
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

    private Optional<UserModel> user(GroupCandidate candidate) {
        return Optional.ofNullable(operation.session().users().getUserById(operation.realm(), candidate.userId()));
    }
}
