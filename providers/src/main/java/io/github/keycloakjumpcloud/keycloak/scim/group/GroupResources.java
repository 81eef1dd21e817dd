package io.github.keycloakjumpcloud.keycloak.scim.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.group.GroupReach;
import io.github.keycloakjumpcloud.keycloak.group.ConnectionGroups;
import io.github.keycloakjumpcloud.keycloak.group.GroupTimes;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.group.ScimGroup;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.scim.GroupChange;
import io.github.keycloakjumpcloud.scim.GroupMembers;
import io.github.keycloakjumpcloud.scim.GroupPatch;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ResourceFilter;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.ModelIllegalStateException;

/** The connection's groups (RFC 7643 §4.2). Other groups do not exist here. */
public final class GroupResources implements ResourceCollection {

    private static final int CREATE_ATTEMPTS = 5;

    private final Operation operation;
    private final GroupTree tree;
    private final ConnectionGroups groups;
    private final GroupView view;
    private final OwnedMembers members;
    private final GroupTies ties;

    public GroupResources(Operation operation) {
        this.operation = operation;
        this.tree = new GroupTree(operation.session(), operation.realm());
        this.groups = new ConnectionGroups(operation.session(), operation.connection());
        this.view = new GroupView(operation);
        this.members = new OwnedMembers(operation);
        this.ties = new GroupTies(operation);
    }

    /** A group of the same name that SCIM has not had before is taken over, with the members that it has. */
    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode told = ResourceKind.GROUP.normalise(body);
        String name = GroupUpdate.name(told.path("displayName").asText());
        List<String> memberIds = GroupMembers.ids(told);
        // Before the group: it is committed on its own, and would stay behind.
        Optional<String> externalId = externalId(told);
        GroupModel group = provide(name);
        ScimGroup scim = new ScimGroup(group, operation.connection());
        if (scim.isHeld()) {
            throw exists();
        }
        scim.hold(externalId);
        GroupTimes.touch(group);
        members.add(group, memberIds);
        operation.events().group(OperationType.CREATE, group.getId(), LeftOutMembers.detail(members.leftOut()));
        return view.render(group, true);
    }

    /**
     * The group of this name, for a change. Of those who create it at once, or take it over at once, one is the first; of one
     * that somebody deletes meanwhile, there will be another.
     */
    private GroupModel provide(String name) {
        if (groups.moved().stream().anyMatch(moved -> moved.getName().equals(name))) {
            throw exists();
        }
        GroupModel root = tree.findOrCreate(operation.connection().groupRoot());
        return Stream.generate(() -> view.lock(tree.mirrored(root, name).getId()))
                .limit(CREATE_ATTEMPTS)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ModelIllegalStateException("the group was deleted again and again"));
    }

    /** Whether the connection has a group of this id. */
    public boolean contain(String id) {
        return view.find(id).isPresent();
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        return view.render(view.find(id).orElseThrow(GroupResources::noSuchGroup), projection.wants("members"));
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        GroupModel group = lock(id);
        GroupUpdate update = new GroupUpdate(operation);
        update.apply(group, changes(body));
        return update.members().map(all -> view.render(group, all)).orElseGet(() -> view.render(group, true));
    }

    /** Where something of it was left out, the answer shows what the group is now. */
    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        GroupModel group = lock(id);
        boolean whole = new GroupUpdate(operation).apply(group, GroupPatch.parse(body));
        return whole && !projection.isSelective()
                ? Optional.empty()
                : Optional.of(view.render(group, projection.wants("members")));
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
            new ScimGroup(group, operation.connection()).release();
            operation.events().group(OperationType.UPDATE, id, Map.of("jumpcloud_group", "kept"));
        }
    }

    @Override
    public Found search(Query query) {
        return new GroupSearch(operation, view).find(query);
    }

    /** Whether a group is found by a filter. */
    public static boolean matches(ObjectNode shown, ResourceFilter filter) {
        return GroupSearch.matches(shown, filter);
    }

    /** The changes that a PUT asks for. */
    public static List<GroupChange> changes(ObjectNode body) {
        ObjectNode told = ResourceKind.GROUP.normalise(body);
        return GroupChange.ofWhole(told.path("displayName").asText(), externalId(told), GroupMembers.ids(told));
    }

    private GroupModel lock(String id) {
        return view.lock(id).orElseThrow(GroupResources::noSuchGroup);
    }

    private static ScimProblem exists() {
        return ScimProblem.uniqueness("a group of this displayName exists");
    }

    private static ScimProblem noSuchGroup() {
        return ScimProblem.notFound("no such group");
    }

    private static Optional<String> externalId(ObjectNode told) {
        return GroupUpdate.checked(Optional.ofNullable(told.path("externalId").textValue()));
    }
}
