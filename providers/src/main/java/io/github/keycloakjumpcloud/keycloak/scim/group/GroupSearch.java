package io.github.keycloakjumpcloud.keycloak.scim.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.group.MirroredGroup;
import io.github.keycloakjumpcloud.keycloak.group.ConnectionGroups;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection.Found;
import io.github.keycloakjumpcloud.scim.IndexedLookup;
import io.github.keycloakjumpcloud.scim.Paging;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ResourceFilter;
import io.github.keycloakjumpcloud.scim.ScimProblem;
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
    private final ConnectionGroups groups;
    private final Optional<GroupModel> root;

    GroupSearch(Operation operation, GroupView view) {
        this.operation = operation;
        this.view = view;
        this.groups = new ConnectionGroups(operation.session(), operation.connection());
        this.root = groups.root();
    }

    Found find(Query query) {
        boolean members = query.projection().wants("members");
        return query.filter()
                .map(filter -> matching(filter, query.paging(), members))
                .orElseGet(() -> all(query.paging(), members));
    }

    /** Those under the root first. */
    private Found all(Paging paging, boolean members) {
        int under =
                root.map(group -> Math.toIntExact(group.getSubGroupsCount())).orElse(0);
        List<GroupModel> moved = groups.moved();
        int first = paging.startIndex() - 1;
        Stream<GroupModel> page = first < under && paging.count() > 0
                ? root.orElseThrow().getSubGroupsStream(first, paging.count())
                : Stream.of();
        return new Found(
                under + moved.size(),
                Stream.concat(page, moved.stream().skip(Math.max(0, first - under)))
                        .limit(paging.count())
                        .map(group -> view.render(group, members))
                        .toList());
    }

    private Found matching(ResourceFilter filter, Paging paging, boolean members) {
        boolean needsMembers = members || filter.uses("members");
        List<ObjectNode> matches = candidates(filter)
                .map(group -> view.render(group, needsMembers))
                .filter(shown -> matches(shown, filter))
                .toList();
        return Found.page(matches, paging);
    }

    /** A group is called by its cleaned name, and found by each spelling under which it cannot be made once more. */
    static boolean matches(ObjectNode shown, ResourceFilter filter) {
        return filter.matches(shown)
                || filter.lookups().stream()
                        .flatMap(List::stream)
                        .filter(lookup -> lookup.attribute() == IndexedLookup.Attribute.DISPLAY_NAME)
                        .filter(lookup -> isCalled(shown.path("displayName").asText(), lookup.value()))
                        .anyMatch(lookup -> filter.matches(shown.deepCopy().put("displayName", lookup.value())));
    }

    private static boolean isCalled(String name, String asked) {
        return MirroredGroup.parse(asked)
                .filter(group -> group.name().equalsIgnoreCase(name))
                .isPresent();
    }

    private Stream<GroupModel> candidates(ResourceFilter filter) {
        Optional<List<IndexedLookup>> lookups = filter.lookups();
        if (lookups.isPresent()) {
            return lookups.get().stream()
                    .flatMap(this::lookUp)
                    .map(GroupModel::getId)
                    .distinct()
                    .map(operation.realm()::getGroupById)
                    .filter(Objects::nonNull);
        }
        if (root.filter(group -> group.getSubGroupsCount() > LARGEST_SCAN).isPresent()) {
            throw ScimProblem.tooMany("the filter needs a part such as displayName eq or id eq");
        }
        return Stream.concat(root.stream().flatMap(GroupModel::getSubGroupsStream), groups.moved().stream());
    }

    private Stream<GroupModel> lookUp(IndexedLookup lookup) {
        return switch (lookup.attribute()) {
            case ID -> view.find(lookup.value()).stream();
            case DISPLAY_NAME -> MirroredGroup.parse(lookup.value()).stream().flatMap(group -> called(group.name()));
            default -> Stream.of();
        };
    }

    /** Keycloak searches for a part of the name; only that pays no regard to letter case. */
    private Stream<GroupModel> called(String name) {
        return Stream.concat(
                        root.stream().flatMap(group -> group.getSubGroupsStream(name, false, null, null)),
                        groups.moved().stream())
                .filter(group -> group.getName().equalsIgnoreCase(name));
    }
}
