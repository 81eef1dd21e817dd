package io.github.keycloakjumpcloud.keycloak.scim.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection.Found;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.IndexedLookup;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Paging;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Query;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ResourceFilter;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;

/** Finds groups. A filter that is neither on the id nor on the name is answered for up to {@value #LARGEST_SCAN} groups. */
final class GroupSearch {

    private static final int LARGEST_SCAN = 1_000;

    private final Operation operation;
    private final GroupView view;

    GroupSearch(Operation operation, GroupView view) {
        this.operation = operation;
        this.view = view;
    }

    Found find(Query query) {
        Optional<GroupModel> root = view.root();
        if (root.isEmpty()) {
            return new Found(0, List.of());
        }
        boolean members = query.projection().wants("members");
        return query.filter()
                .map(filter -> matching(root.get(), filter, query.paging(), members))
                .orElseGet(() -> all(root.get(), query.paging(), members));
    }

    private Found all(GroupModel root, Paging paging, boolean members) {
        int total = Math.toIntExact(root.getSubGroupsCount());
        if (paging.count() == 0 || paging.startIndex() > total) {
            return new Found(total, List.of());
        }
        return new Found(
                total,
                root.getSubGroupsStream(paging.startIndex() - 1, paging.count())
                        .map(group -> view.render(group, members))
                        .toList());
    }

    private Found matching(GroupModel root, ResourceFilter filter, Paging paging, boolean members) {
        boolean needsMembers = members || filter.uses("members");
        List<ObjectNode> matches = candidates(root, filter)
                .map(group -> view.render(group, needsMembers))
                .filter(filter::matches)
                .toList();
        return Found.page(matches, paging);
    }

    private Stream<GroupModel> candidates(GroupModel root, ResourceFilter filter) {
        Optional<List<IndexedLookup>> lookups = filter.lookups();
        if (lookups.isPresent()) {
            return lookups.get().stream()
                    .flatMap(lookup -> lookUp(root, lookup))
                    .map(GroupModel::getId)
                    .distinct()
                    .map(operation.realm()::getGroupById)
                    .filter(Objects::nonNull);
        }
        if (root.getSubGroupsCount() > LARGEST_SCAN) {
            throw ScimProblem.tooMany("the filter needs a part such as displayName eq or id eq");
        }
        return root.getSubGroupsStream();
    }

    private Stream<GroupModel> lookUp(GroupModel root, IndexedLookup lookup) {
        return switch (lookup.attribute()) {
            case ID -> view.find(lookup.value()).stream();
            // Keycloak searches for a part of the name; only that pays no regard to letter case.
            case DISPLAY_NAME ->
                root.getSubGroupsStream(lookup.value(), false, null, null)
                        .filter(group -> group.getName().equalsIgnoreCase(lookup.value()));
            default -> Stream.of();
        };
    }
}
