package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupCandidate;
import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.group.ConnectionGroups;
import io.github.keycloakjumpcloud.keycloak.group.ScimClaim;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/**
 * Changes who is in a group. Members that the connection does not own are never touched, and who is to join and is none of the
 * connection's users is left out: JumpCloud cannot know that somebody was deleted here, or administers by now.
 */
final class OwnedMembers {

    /** Up to so many, Keycloak's own way is quick. */
    private static final int FEW = 50;

    private final Operation operation;
    private final Set<String> leftOut = new TreeSet<>();

    OwnedMembers(Operation operation) {
        this.operation = operation;
    }

    /** The ids of those who were to join, and did not. */
    Set<String> leftOut() {
        return Set.copyOf(leftOut);
    }

    /** The ids of the members, as far as the connection owns them. */
    Set<String> of(GroupModel group) {
        return operation.users().membersOf(group.getId()).stream()
                .map(OwnedUsers.GroupMember::userId)
                .collect(Collectors.toSet());
    }

    /** @throws ScimProblem 403 when the group holds an administrator's role; nobody has joined then */
    void add(GroupModel group, Collection<String> ids) {
        List<GroupCandidate> found = takenBy(group, owned(ids, group));
        if (!found.isEmpty() && operation.users().excludes(group)) {
            throw ScimProblem.forbidden("members: the group makes administrators of its members");
        }
        ScimClaim membership = new ScimClaim(operation.session(), group);
        Set<String> claimed = membership.grantedByMappers(ids(found));
        List<GroupCandidate> joining =
                found.stream().filter(candidate -> !candidate.member()).toList();
        if (joining.size() > FEW) {
            addMany(group, joining);
            claimed.stream().sorted().forEach(id -> operation.users().lock(id).ifPresent(membership::claim));
        } else {
            found.stream()
                    .filter(candidate -> !candidate.member() || claimed.contains(candidate.userId()))
                    .forEach(candidate -> join(candidate, group, membership));
        }
    }

    /** Those who may be in the group; newcomers are left out of one that SCIM may not fill. */
    private List<GroupCandidate> takenBy(GroupModel group, List<GroupCandidate> found) {
        if (ConnectionGroups.takeMembers(operation.session(), operation.connection(), group)) {
            return found;
        }
        found.stream()
                .filter(candidate -> !candidate.member())
                .map(GroupCandidate::userId)
                .forEach(leftOut::add);
        return found.stream().filter(GroupCandidate::member).toList();
    }

    /** A sign-in may put the user into the group at the same time: whoever is second has to see what the first has done. */
    private void join(GroupCandidate candidate, GroupModel group, ScimClaim membership) {
        operation
                .users()
                .lock(candidate.userId())
                .ifPresentOrElse(
                        user -> {
                            membership.claim(user);
                            user.joinGroup(group);
                        },
                        () -> leftOut.add(candidate.userId()));
    }

    private void addMany(GroupModel group, List<GroupCandidate> joining) {
        ManyMembers many = new ManyMembers(operation);
        many.lock(joining);
        many.add(
                group,
                owned(ids(joining), group).stream()
                        .filter(candidate -> !candidate.member())
                        .toList());
    }

    /** In one order, so that two requests that name the same people do not wait for each other. */
    private List<GroupCandidate> owned(Collection<String> ids, GroupModel group) {
        Set<String> asked = new HashSet<>(ids);
        List<GroupCandidate> found = operation.users().candidates(asked, group.getId()).stream()
                .sorted(Comparator.comparing(GroupCandidate::userId))
                .toList();
        ids(found).forEach(asked::remove);
        leftOut.addAll(asked);
        return found;
    }

    private static List<String> ids(List<GroupCandidate> candidates) {
        return candidates.stream().map(GroupCandidate::userId).toList();
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

    /** @throws ScimProblem as {@link #add}; nothing has changed then */
    void replace(GroupModel group, Collection<String> ids) {
        Set<String> leaving = new HashSet<>(of(group));
        ids.forEach(leaving::remove);
        add(group, ids);
        remove(group, leaving);
    }

    /** Members of a disabled Organization are shown as read-only, and leave all the same. */
    private Optional<UserModel> user(GroupCandidate candidate) {
        return Optional.ofNullable(operation.session().users().getUserById(operation.realm(), candidate.userId()))
                .map(user -> UnmaskedAccount.of(operation.session(), user));
    }
}
