package io.github.keycloakjumpcloud.keycloak.scim.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.group.GroupReach;
import io.github.keycloakjumpcloud.core.group.MirroredGroup;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.group.ScimGroup;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.GroupChange;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.GroupMembers;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.GroupPatch;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Projection;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Query;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ResourceKind;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;

/** The groups directly under the connection's group root (RFC 7643 §4.2). Other groups do not exist here. */
public final class GroupResources implements ResourceCollection {

    private final Operation operation;
    private final GroupTree tree;
    private final GroupView view;
    private final OwnedMembers members;
    private final GroupTies ties;

    public GroupResources(Operation operation) {
        this.operation = operation;
        this.tree = new GroupTree(operation.session(), operation.realm());
        this.view = new GroupView(operation);
        this.members = new OwnedMembers(operation);
        this.ties = new GroupTies(operation);
    }

    /** A group of the same name that SCIM has not had before is taken over, with the members that it has. */
    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode told = ResourceKind.GROUP.normalise(body);
        String name = name(told.path("displayName").asText());
        List<String> memberIds = GroupMembers.ids(told);
        // Before the group: it is committed on its own, and would stay behind.
        members.require(memberIds);
        Optional<String> externalId = externalId(told);
        GroupModel root = tree.findOrCreate(operation.connection().groupRoot());
        // Of those who create it at once, or take it over at once, one is the first.
        GroupModel group = lock(tree.childOrCreate(root, name).getId());
        if (ScimGroup.isHeld(group)) {
            throw ScimProblem.uniqueness("a group of this displayName exists");
        }
        ScimGroup.hold(group, externalId);
        members.add(group, memberIds);
        operation.events().group(OperationType.CREATE, group.getId(), Map.of());
        return view.render(group, true);
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        return view.render(view.find(id).orElseThrow(GroupResources::noSuchGroup), projection.wants("members"));
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        GroupModel group = lock(id);
        ObjectNode told = ResourceKind.GROUP.normalise(body);
        rename(group, told.path("displayName").asText());
        ScimGroup.hold(group, externalId(told));
        members.replace(group, GroupMembers.ids(told));
        operation.events().group(OperationType.UPDATE, id, Map.of());
        return view.render(group, true);
    }

    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        GroupModel group = lock(id);
        List<GroupChange> changes = GroupPatch.parse(body);
        ScimGroup.hold(group, ScimGroup.externalId(group));
        changes.forEach(change -> apply(group, change));
        operation.events().group(OperationType.UPDATE, id, Map.of());
        return projection.isSelective()
                ? Optional.of(view.render(group, projection.wants("members")))
                : Optional.empty();
    }

    private void apply(GroupModel group, GroupChange change) {
        if (change instanceof GroupChange.AddMembers add) {
            members.add(group, add.ids());
        } else if (change instanceof GroupChange.RemoveMembers remove) {
            members.remove(group, remove.ids());
        } else if (change instanceof GroupChange.ReplaceMembers replace) {
            members.replace(group, replace.ids());
        } else if (change instanceof GroupChange.RemoveAllMembers) {
            members.replace(group, List.of());
        } else if (change instanceof GroupChange.Rename rename) {
            rename(group, rename.displayName());
        } else if (change instanceof GroupChange.SetExternalId externalId) {
            ScimGroup.hold(group, checked(externalId.externalId()));
        }
    }

    /** A group of which others have made something stays, without the connection's people. */
    @Override
    public void delete(String id) {
        GroupModel group = lock(id);
        if (ties.reach(group) == GroupReach.WHOLE) {
            operation.realm().removeGroup(group);
            operation.events().group(OperationType.DELETE, id, Map.of());
        } else {
            members.replace(group, List.of());
            ScimGroup.release(group);
            operation.events().group(OperationType.UPDATE, id, Map.of("jumpcloud_group", "kept"));
        }
    }

    @Override
    public Found search(Query query) {
        return new GroupSearch(operation, view).find(query);
    }

    private GroupModel lock(String id) {
        return view.lock(id).orElseThrow(GroupResources::noSuchGroup);
    }

    private static ScimProblem noSuchGroup() {
        return ScimProblem.notFound("no such group");
    }

    private void rename(GroupModel group, String displayName) {
        String name = name(displayName);
        if (name.equals(group.getName())) {
            return;
        }
        if (ties.reach(group) != GroupReach.WHOLE) {
            throw ScimProblem.forbidden(
                    "displayName: the group was not made by JumpCloud, or others are in it, or it gives a role");
        }
        if (tree.child(group.getParent(), name).isPresent()) {
            throw ScimProblem.uniqueness("a group of this displayName exists");
        }
        group.setName(name);
    }

    private static String name(String displayName) {
        return MirroredGroup.parse(displayName)
                .map(MirroredGroup::name)
                .orElseThrow(() -> ScimProblem.invalidValue("displayName: a visible name is needed"));
    }

    private static Optional<String> externalId(ObjectNode told) {
        return checked(Optional.ofNullable(told.path("externalId").textValue()));
    }

    private static Optional<String> checked(Optional<String> externalId) {
        if (externalId.filter(id -> id.length() > ScimGroup.LONGEST_ID).isPresent()) {
            throw ScimProblem.invalidValue("externalId: at most " + ScimGroup.LONGEST_ID + " characters");
        }
        return externalId;
    }
}
