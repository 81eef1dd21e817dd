package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupCandidate;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupMember;
import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.group.ConnectionGroups;
import io.github.keycloakjumpcloud.keycloak.group.GroupExit;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/**
 * Changes who is in a group. Members that the connection does not own are never touched, and who is to join and is none of the
 * connection's users is left out: JumpCloud cannot know that somebody was deleted here, or administers by now.
 */
final class OwnedMembers {

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
        if (ids.size() == 1) {
            takenBy(group, found(ids, group)).forEach(candidate -> addOne(group, candidate));
        } else {
            addAll(group, takenBy(group, owned(ids, group)));
        }
    }

    /** Those who may be in the group; newcomers are left out of one that SCIM may not fill. */
    private List<GroupCandidate> takenBy(GroupModel group, List<GroupCandidate> found) {
        if (ConnectionGroups.takeMembers(operation.session(), operation.connection(), group)) {
            return found;
        }
        newcomers(found).map(GroupCandidate::userId).forEach(leftOut::add);
        return members(found);
    }

    private static Stream<GroupCandidate> newcomers(List<GroupCandidate> candidates) {
        return candidates.stream().filter(candidate -> !candidate.member());
    }

    private static List<GroupCandidate> members(List<GroupCandidate> candidates) {
        return candidates.stream().filter(GroupCandidate::member).toList();
    }

    /** Nothing of the user may be read before the lock: what a sign-in has written meanwhile would be written over. */
    private void addOne(GroupModel group, GroupCandidate candidate) {
        String id = candidate.userId();
        if (candidate.member() && claim(group).grantedByMappers(List.of(id)).isEmpty()) {
            if (operation.users().find(id).isEmpty()) {
                leftOut.add(id);
            }
            return;
        }
        join(group, candidate);
    }

    private void join(GroupModel group, GroupCandidate candidate) {
        operation
                .users()
                .lock(candidate.userId())
                .ifPresentOrElse(
                        user -> {
                            requireHarmless(group);
                            claim(group).claim(user);
                            UnmaskedAccount.inGroups(operation.session(), user).joinGroup(group);
                            joined(List.of(candidate));
                        },
                        () -> leftOut.add(candidate.userId()));
    }

    private void requireHarmless(GroupModel group) {
        if (operation.users().excludes(group)) {
            throw ScimProblem.forbidden("members: the group makes administrators of its members");
        }
    }

    private ScimClaim claim(GroupModel group) {
        return new ScimClaim(operation.session(), group);
    }

    /**
     * A sign-in may put users into the group at the same time, or note what a mapper has granted: all are locked at once, in one
     * order, and asked again behind the lock.
     */
    private void addAll(GroupModel group, List<GroupCandidate> found) {
        Set<String> granted = claim(group).grantedByMappers(ids(members(found)));
        List<GroupCandidate> touched = found.stream()
                .filter(candidate -> !candidate.member() || granted.contains(candidate.userId()))
                .toList();
        if (touched.isEmpty()) {
            return;
        }
        requireHarmless(group);
        ManyMembers many = new ManyMembers(operation);
        many.lock(touched);
        List<GroupCandidate> now = owned(ids(touched), group);
        Set<String> claimed = claim(group).grantedByMappers(ids(now));
        Map<Boolean, List<GroupCandidate>> singly = now.stream()
                .collect(Collectors.partitioningBy(candidate ->
                        claimed.contains(candidate.userId()) || !candidate.member() && candidate.ofDirectory()));
        many.add(group, newcomers(singly.get(false)).toList());
        joined(singly.get(false));
        singly.get(true).forEach(candidate -> join(group, candidate));
    }

    private void joined(List<GroupCandidate> candidates) {
        changed |= !candidates.isEmpty();
        if (members != null) {
            candidates.forEach(candidate ->
                    members.put(candidate.userId(), new GroupMember(candidate.userId(), candidate.username())));
        }
    }

    /** Of several, who administers is asked at once; others than the connection's are left out. */
    private List<GroupCandidate> owned(Collection<String> ids, GroupModel group) {
        List<GroupCandidate> owned = withoutAdministrators(found(ids, group));
        leaveOut(ids, owned);
        return owned;
    }

    private List<GroupCandidate> withoutAdministrators(List<GroupCandidate> candidates) {
        Set<String> administrators = operation.users().administrators();
        return candidates.stream()
                .filter(candidate -> !administrators.contains(candidate.userId()))
                .toList();
    }

    private void leaveOut(Collection<String> ids, List<GroupCandidate> found) {
        Set<String> others = new HashSet<>(ids);
        ids(found).forEach(others::remove);
        leftOut.addAll(others);
    }

    /** With administrators; others than the connection's are left out. */
    private List<GroupCandidate> found(Collection<String> ids, GroupModel group) {
        List<GroupCandidate> found = operation.users().candidates(Set.copyOf(ids), group.getId()).stream()
                .sorted(Comparator.comparing(GroupCandidate::userId))
                .toList();
        leaveOut(ids, found);
        return found;
    }

    private static List<String> ids(List<GroupCandidate> candidates) {
        return candidates.stream().map(GroupCandidate::userId).toList();
    }

    /** Ids that name no member of the connection's are passed over. */
    void remove(GroupModel group, Collection<String> ids) {
        List<GroupCandidate> named = members(operation.users().candidates(Set.copyOf(ids), group.getId()));
        if (named.size() > 1) {
            takeOut(group, withoutAdministrators(named));
        } else {
            takeOut(
                    group,
                    named.stream()
                            .filter(candidate ->
                                    operation.users().lock(candidate.userId()).isPresent())
                            .toList());
        }
    }

    /** @param ids of members that {@link #of} has told */
    void removeMembers(GroupModel group, Collection<String> ids) {
        takeOut(group, members(operation.users().candidates(Set.copyOf(ids), group.getId())));
    }

    private void takeOut(GroupModel group, List<GroupCandidate> leaving) {
        boolean single = leaving.size() == 1;
        Map<Boolean, List<GroupCandidate>> singly =
                leaving.stream().collect(Collectors.partitioningBy(candidate -> single || candidate.ofDirectory()));
        new ManyMembers(operation).remove(group, singly.get(false));
        singly.get(true).forEach(candidate -> user(candidate).ifPresent(user -> takeOut(group, user)));
        changed |= !leaving.isEmpty();
        if (members != null) {
            members.keySet().removeAll(ids(leaving));
        }
    }

    /** What a directory does not let go is told when the others have left. */
    private void takeOut(GroupModel group, UserModel user) {
        if (!GroupExit.leave(operation.session(), user, group)) {
            operation.afterwards(session -> {
                throw ScimProblem.mutability("members: a directory of the realm keeps somebody in the group");
            });
        }
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
            staying.retainAll(claim(group).grantedByMappers());
            told.addAll(staying);
        }
        if (!told.isEmpty()) {
            add(group, told);
        }
        if (!leaving.isEmpty()) {
            removeMembers(group, leaving);
        }
    }

    /** Members of a disabled Organization are shown as read-only, and leave all the same. */
    private Optional<UserModel> user(GroupCandidate candidate) {
        return Optional.ofNullable(operation.session().users().getUserById(operation.realm(), candidate.userId()))
                .map(user -> UnmaskedAccount.of(operation.session(), user));
    }
}
