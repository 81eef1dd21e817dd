package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupCandidate;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupMember;
import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.group.ConnectionGroups;
import io.github.keycloakjumpcloud.keycloak.group.ScimClaim;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/**
 * Changes who is in a group. Members that the connection does not own are never touched, and who is to join and is none of the
 * connection's users is left out: JumpCloud cannot know that somebody was deleted here, or administers by now.
 */
final class OwnedMembers {

    /** For more, one statement for all takes less than Keycloak's own way for each. */
    private static final int FEW = 1;

    private final Operation operation;
    private final Set<String> leftOut = new TreeSet<>();
    private Map<String, GroupMember> members;
    private boolean changed;

    OwnedMembers(Operation operation) {
        this.operation = operation;
    }

    /** The ids of those who were to join, and did not. */
    Set<String> leftOut() {
        return Set.copyOf(leftOut);
    }

    /** Whether anybody joined or left, or is in a group by SCIM now and was by a login. */
    boolean changed() {
        return changed;
    }

    /** The members as they are now, if they were asked for. */
    Optional<List<GroupMember>> now() {
        return Optional.ofNullable(members).map(all -> List.copyOf(all.values()));
    }

    /** The ids of the members, as far as the connection owns them. */
    Set<String> of(GroupModel group) {
        members = new LinkedHashMap<>();
        operation.users().membersOf(group.getId()).forEach(member -> members.put(member.userId(), member));
        return Set.copyOf(members.keySet());
    }

    /** @throws ScimProblem 403 when the group holds an administrator's role; nobody has joined then */
    void add(GroupModel group, Collection<String> ids) {
        List<GroupCandidate> found = takenBy(group, owned(ids, group));
        if (!found.isEmpty() && operation.users().excludes(group)) {
            throw ScimProblem.forbidden("members: the group makes administrators of its members");
        }
        List<GroupCandidate> joining =
                found.stream().filter(candidate -> !candidate.member()).toList();
        ScimClaim membership = new ScimClaim(operation.session(), group);
        if (joining.size() > FEW) {
            Set<String> claimed = membership.grantedByMappers(ids(found));
            addMany(group, joining);
            claimed.stream().sorted().forEach(id -> operation.users().lock(id).ifPresent(membership::claim));
        } else {
            Set<String> claimed = membership.grantedByMappers(ids(members(found)));
            found.stream()
                    .filter(candidate -> !candidate.member() || claimed.contains(candidate.userId()))
                    .forEach(candidate -> join(candidate, group, membership));
        }
    }

    private static List<GroupCandidate> members(List<GroupCandidate> candidates) {
        return candidates.stream().filter(GroupCandidate::member).toList();
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
        return members(found);
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
                            joined(List.of(candidate));
                        },
                        () -> leftOut.add(candidate.userId()));
    }

    private void addMany(GroupModel group, List<GroupCandidate> joining) {
        ManyMembers many = new ManyMembers(operation);
        many.lock(joining);
        List<GroupCandidate> still = owned(ids(joining), group).stream()
                .filter(candidate -> !candidate.member())
                .toList();
        many.add(group, still);
        joined(still);
    }

    private void joined(List<GroupCandidate> candidates) {
        changed = true;
        if (members != null) {
            candidates.forEach(candidate ->
                    members.put(candidate.userId(), new GroupMember(candidate.userId(), candidate.username())));
        }
    }

    private void left(List<GroupCandidate> candidates) {
        changed |= !candidates.isEmpty();
        if (members != null) {
            members.keySet().removeAll(ids(candidates));
        }
    }

    /** In one order, so that two requests that name the same people do not wait for each other. */
    private List<GroupCandidate> owned(Collection<String> ids, GroupModel group) {
        Set<String> asked = new HashSet<>(ids);
        Predicate<GroupCandidate> owned = owned(asked.size());
        List<GroupCandidate> found = operation.users().candidates(asked, group.getId()).stream()
                .filter(owned)
                .sorted(Comparator.comparing(GroupCandidate::userId))
                .toList();
        ids(found).forEach(asked::remove);
        leftOut.addAll(asked);
        return found;
    }

    /** Of a few, those who join are asked behind their lock anyway; of many, who administers is asked at once. */
    private Predicate<GroupCandidate> owned(int asked) {
        if (asked <= FEW) {
            return candidate -> !candidate.member()
                    || operation.users().find(candidate.userId()).isPresent();
        }
        Set<String> administrators = operation.users().administrators();
        return candidate -> !administrators.contains(candidate.userId());
    }

    private static List<String> ids(List<GroupCandidate> candidates) {
        return candidates.stream().map(GroupCandidate::userId).toList();
    }

    /** Ids that name no member are passed over. */
    void remove(GroupModel group, Collection<String> ids) {
        Predicate<GroupCandidate> owned = owned(ids.size());
        List<GroupCandidate> leaving = operation.users().candidates(Set.copyOf(ids), group.getId()).stream()
                .filter(GroupCandidate::member)
                .filter(owned)
                .toList();
        if (leaving.size() > FEW) {
            new ManyMembers(operation).remove(group, leaving);
        } else {
            leaving.forEach(candidate -> user(candidate).ifPresent(user -> user.leaveGroup(group)));
        }
        left(leaving);
    }

    /** @throws ScimProblem as {@link #add}; nothing has changed then */
    void replace(GroupModel group, Collection<String> ids) {
        Set<String> leaving = new HashSet<>(of(group));
        ids.forEach(leaving::remove);
        settle(group, ids, leaving);
    }

    /**
     * Who is in the group and stays is not looked at again, unless a login has put them there.
     *
     * @param named who is to be in the group
     * @param leaving members who leave
     * @throws ScimProblem as {@link #add}; nothing has changed then
     */
    void settle(GroupModel group, Collection<String> named, Set<String> leaving) {
        Set<String> told = new HashSet<>(named);
        Set<String> staying = new HashSet<>();
        members.keySet().stream().filter(told::remove).forEach(staying::add);
        if (!staying.isEmpty()) {
            staying.retainAll(new ScimClaim(operation.session(), group).grantedByMappers());
            told.addAll(staying);
        }
        if (!told.isEmpty()) {
            add(group, told);
        }
        if (!leaving.isEmpty()) {
            remove(group, leaving);
        }
    }

    /** Members of a disabled Organization are shown as read-only, and leave all the same. */
    private Optional<UserModel> user(GroupCandidate candidate) {
        return Optional.ofNullable(operation.session().users().getUserById(operation.realm(), candidate.userId()))
                .map(user -> UnmaskedAccount.of(operation.session(), user));
    }
}
