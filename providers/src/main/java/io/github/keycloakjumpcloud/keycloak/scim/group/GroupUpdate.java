package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.core.group.GroupReach;
import io.github.keycloakjumpcloud.core.group.MirroredGroup;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupMember;
import io.github.keycloakjumpcloud.keycloak.group.GroupTimes;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.group.ScimGroup;
import io.github.keycloakjumpcloud.keycloak.scim.operation.LeftOut;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.GroupChange;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;

/**
 * A PUT or PATCH of a group. Members who are none of the connection's are left out. While SCIM may take away only, the members
 * who leave do so whatever else is in the message, and nothing else of it is written.
 */
final class GroupUpdate {

    private final Operation operation;
    private final GroupTree tree;
    private final OwnedMembers members;
    private final GroupTies ties;
    private final Set<String> refused = new TreeSet<>();

    GroupUpdate(Operation operation) {
        this.operation = operation;
        this.tree = new GroupTree(operation.session(), operation.realm());
        this.members = new OwnedMembers(operation);
        this.ties = new GroupTies(operation);
    }

    /**
     * @param group which is locked
     * @return whether all of it was written
     */
    boolean apply(GroupModel group, List<GroupChange> changes) {
        boolean written = false;
        if (operation.isFullyPermitted()) {
            ScimGroup scim = scim(group);
            written = scim.hold(scim.externalId());
            for (GroupChange change : changes) {
                written |= apply(group, change);
            }
            applyToMembers(
                    group, changes.stream().filter(GroupChange::isOfMembers).toList());
        } else {
            takeAway(group, changes);
        }
        boolean changed = written || members.changed();
        boolean whole = members.leftOut().isEmpty() && refused.isEmpty();
        if (changed) {
            GroupTimes.touch(group);
        }
        if (changed || !whole) {
            operation.events().group(OperationType.UPDATE, group.getId(), details());
        }
        return whole;
    }

    /** The members after it, if it has looked for them. */
    Optional<List<GroupMember>> members() {
        return members.now();
    }

    private Map<String, String> details() {
        return refused.isEmpty() ? LeftOutMembers.detail(members.leftOut()) : LeftOut.detailOf(refused);
    }

    /** Several are written as one: who is in the group in the end. */
    private void applyToMembers(GroupModel group, List<GroupChange> changes) {
        if (changes.size() == 1) {
            applyToMembers(group, changes.get(0));
        } else if (!changes.isEmpty()) {
            Set<String> before = members.of(group);
            Set<String> after = GroupChange.membersAfter(changes, before);
            Set<String> named = GroupChange.membersAfter(changes, Set.of());
            Set<String> leaving = new HashSet<>(before);
            leaving.removeAll(after);
            members.settle(group, named, leaving);
        }
    }

    private void applyToMembers(GroupModel group, GroupChange change) {
        if (change instanceof GroupChange.AddMembers add) {
            members.add(group, add.ids());
        } else if (change instanceof GroupChange.RemoveMembers remove) {
            members.remove(group, remove.ids());
        } else if (change instanceof GroupChange.ReplaceMembers replace) {
            members.replace(group, replace.ids());
        } else if (change instanceof GroupChange.RemoveAllMembers) {
            members.replace(group, List.of());
        }
    }

    /** Whether anything was written; changes of members come after it. */
    private boolean apply(GroupModel group, GroupChange change) {
        if (change instanceof GroupChange.Rename rename) {
            return rename(group, rename.displayName());
        }
        return change instanceof GroupChange.SetExternalId externalId
                && scim(group).hold(checked(externalId.externalId()));
    }

    /** What counts is who is in the group in the end: some clients take all members out and put most of them in again. */
    private void takeAway(GroupModel group, List<GroupChange> changes) {
        Set<String> before = members.of(group);
        Set<String> after = GroupChange.membersAfter(changes, before);
        Set<String> leaving = new HashSet<>(before);
        leaving.removeAll(after);
        if (leaving.isEmpty() && !changes.stream().allMatch(GroupChange::onlyTakesAway)) {
            operation.requireFullPermit();
        }
        members.removeMembers(group, leaving);
        if (!before.containsAll(after)) {
            refused.add("members");
        }
        changes.forEach(change -> refuse(group, change));
    }

    private void refuse(GroupModel group, GroupChange change) {
        if (change instanceof GroupChange.Rename rename
                && !name(rename.displayName()).equals(group.getName())) {
            refused.add("displayName");
        } else if (change instanceof GroupChange.SetExternalId set
                && !set.externalId().equals(scim(group).externalId())) {
            refused.add("externalId");
        }
    }

    private boolean rename(GroupModel group, String displayName) {
        String name = name(displayName);
        if (name.equals(group.getName())) {
            return false;
        }
        if (ties.reach(group) != GroupReach.WHOLE) {
            throw ScimProblem.forbidden(
                    "displayName: the group was not made by JumpCloud, or others are in it, or it gives a role");
        }
        if (tree.child(group.getParent(), name).isPresent()) {
            throw ScimProblem.uniqueness("a group of this displayName exists");
        }
        group.setName(name);
        return true;
    }

    private ScimGroup scim(GroupModel group) {
        return new ScimGroup(group, operation.connection());
    }

    static String name(String displayName) {
        return MirroredGroup.parse(displayName)
                .map(MirroredGroup::name)
                .orElseThrow(() -> ScimProblem.invalidValue("displayName: a visible name is needed"));
    }

    static Optional<String> checked(Optional<String> externalId) {
        if (externalId.filter(id -> id.length() > ScimGroup.LONGEST_ID).isPresent()) {
            throw ScimProblem.invalidValue("externalId: at most " + ScimGroup.LONGEST_ID + " characters");
        }
        return externalId;
    }
}
