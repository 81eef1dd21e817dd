package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.group.GroupResources;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.scim.GroupChange;
import io.github.keycloakjumpcloud.scim.GroupPatch;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups of a connection with {@link OwedUsers}: who is to be a member is made before. */
public final class GroupsOfOwedUsers implements ResourceCollection {

    private final GroupResources real;
    private final OwedUsers users;

    public GroupsOfOwedUsers(Operation operation) {
        this.real = new GroupResources(operation);
        this.users = new OwedUsers(operation);
    }

    private void makeMembers(List<GroupChange> changes) {
        users.make(GroupChange.membersAfter(changes, Set.of()));
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        makeMembers(GroupResources.changes(body));
        return real.create(body);
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        return real.read(id, projection);
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        makeMembers(GroupResources.changes(body));
        return real.replace(id, body);
    }

    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        makeMembers(GroupPatch.parse(body));
        return real.patch(id, body, projection);
    }

    @Override
    public void delete(String id) {
        real.delete(id);
    }

    @Override
    public Found search(Query query) {
        return real.search(query);
    }
}
