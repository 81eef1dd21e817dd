package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.group.GroupResources;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.scim.GroupChange;
import io.github.keycloakjumpcloud.scim.GroupPatch;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups of a connection with {@link OwedUsers}: a promised group, and who is to be a member, are made before a change. */
public final class OwedGroups implements ResourceCollection {

    private static final ResourceKind KIND = ResourceKind.GROUP;

    private final Operation operation;
    private final GroupResources real;
    private final OwedUsers users;
    private final Promises promises;

    public OwedGroups(Operation operation) {
        this.operation = operation;
        this.real = new GroupResources(operation);
        this.users = new OwedUsers(operation);
        this.promises = new Promises(operation.session(), operation.connection());
    }

    private Optional<Promise> owed(String id) {
        return real.contain(id)
                ? Optional.empty()
                : promises.owed(KIND, List.of(id)).stream().findFirst();
    }

    private void reach(String id, List<GroupChange> changes) {
        Optional<Promise> owed = owed(id);
        Set<String> members = GroupChange.membersAfter(
                changes, PromisedMembers.of(owed.flatMap(Promise::shown)).keySet());
        users.make(members);
        owed.ifPresent(promise -> make(promise, members));
    }

    /** While nothing may be made, whoever is to leave the group leaves what was promised. */
    private void make(Promise promise, Set<String> members) {
        ObjectNode group = PromisedMembers.keep(promise.shown().orElseThrow(), members);
        operation.apart(own -> {
            Promises kept = new Promises(own.session(), own.connection());
            if (!own.isFullyPermitted()) {
                kept.rewrite(promise.showing(group));
                return group;
            }
            ObjectNode made = new GroupResources(own).create(group);
            if (!made.path("id").asText().equals(promise.id())) {
                throw ScimProblem.notFound("no such group");
            }
            kept.remove(KIND, promise.id());
            return made;
        });
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        users.make(GroupChange.membersAfter(GroupResources.changes(body), Set.of()));
        ObjectNode made = real.create(body);
        promises.remove(KIND, made.path("id").asText());
        return made;
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        return owed(id).flatMap(Promise::shown).orElseGet(() -> real.read(id, projection));
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        reach(id, GroupResources.changes(body));
        return real.replace(id, body);
    }

    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        reach(id, GroupPatch.parse(body));
        return real.patch(id, body, projection);
    }

    @Override
    public void delete(String id) {
        boolean there = real.contain(id);
        boolean promised = promises.remove(KIND, id);
        if (there || !promised) {
            real.delete(id);
        }
    }

    @Override
    public Found search(Query query) {
        return real.search(query);
    }
}
