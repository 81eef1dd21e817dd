package io.github.keycloakjumpcloud.keycloak.scim.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.github.keycloakjumpcloud.core.scim.ResourceId;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.group.ConnectionGroups;
import io.github.keycloakjumpcloud.keycloak.group.GroupTimes;
import io.github.keycloakjumpcloud.keycloak.group.ScimGroup;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.user.ToldNames;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.GroupModel;

/** A group of the connection as a Group resource. */
final class GroupView {

    /** RFC 7643 §4.2. */
    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private final Operation operation;

    GroupView(Operation operation) {
        this.operation = operation;
    }

    /** The group of this id, if it is one of the connection's. */
    Optional<GroupModel> find(String id) {
        return found(id, operation.realm()::getGroupById);
    }

    /** As {@link #find}, for a change: others who would change the group wait until the transaction ends. */
    Optional<GroupModel> lock(String id) {
        return found(id, new RowLock(operation.session())::group);
    }

    private Optional<GroupModel> found(String id, Function<String, GroupModel> look) {
        return Optional.of(id)
                .filter(ResourceId::isPossible)
                .map(look)
                .filter(new ConnectionGroups(operation.session(), operation.connection())::contain);
    }

    ObjectNode render(GroupModel group, boolean withMembers) {
        return render(group, withMembers ? operation.users().membersOf(group.getId()) : List.of());
    }

    /** @param members who are shown */
    ObjectNode render(GroupModel group, List<OwnedUsers.GroupMember> members) {
        ObjectNode resource = JsonUtils.getJsonNodeFactory().objectNode();
        resource.putArray("schemas").add(SCHEMA);
        resource.put("id", group.getId());
        new ScimGroup(group, operation.connection()).externalId().ifPresent(id -> resource.put("externalId", id));
        resource.put("displayName", group.getName());
        putMembers(resource, group, members);
        ObjectNode meta = resource.putObject("meta").put("resourceType", "Group");
        GroupTimes.of(group)
                .ifPresent(times -> meta.put("created", times.created().toString())
                        .put("lastModified", times.lastModified().toString()));
        meta.put("location", operation.location(ResourceKind.GROUP, group.getId()));
        return resource;
    }

    private void putMembers(ObjectNode resource, GroupModel group, List<OwnedUsers.GroupMember> members) {
        if (members.isEmpty()) {
            return;
        }
        Map<String, String> told = ToldNames.ofMembers(operation, group.getId());
        ArrayNode array = resource.putArray("members");
        members.forEach(member -> array.addObject()
                .put("value", member.userId())
                .put("$ref", operation.location(ResourceKind.USER, member.userId()))
                .put("display", told.getOrDefault(member.userId(), member.username()))
                .put("type", "User"));
    }
}
