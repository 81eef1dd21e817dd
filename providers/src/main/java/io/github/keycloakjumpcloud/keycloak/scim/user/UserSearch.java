package io.github.keycloakjumpcloud.keycloak.scim.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord.Key;
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
import org.keycloak.models.UserModel;

/**
 * Finds users. A filter becomes indexed look-ups and a check of each hit; one without an indexed part is answered only
 * for connections of up to {@value #LARGEST_SCAN} users. Without a filter, users come ordered by user name.
 */
final class UserSearch {

    private static final int LARGEST_SCAN = 1_000;

    private final Operation operation;
    private final UserView view;
    private final ToldPeople people;

    UserSearch(Operation operation, UserView view) {
        this.operation = operation;
        this.view = view;
        this.people = new ToldPeople(operation);
    }

    Found find(Query query) {
        Optional<ResourceFilter> filter = query.filter();
        return filter.isPresent() ? matching(filter.get(), query.paging()) : all(query.paging());
    }

    private Found all(Paging paging) {
        int total = Math.toIntExact(operation.users().count());
        if (paging.count() == 0 || paging.startIndex() > total) {
            return new Found(total, List.of());
        }
        return new Found(
                total,
                users(operation.users().ids(paging.startIndex() - 1, paging.count()))
                        .map(view::render)
                        .toList());
    }

    private Found matching(ResourceFilter filter, Paging paging) {
        List<ObjectNode> matches =
                candidates(filter).flatMap(user -> shown(user, filter).stream()).toList();
        return Found.page(matches, paging);
    }

    private Optional<ObjectNode> shown(UserModel user, ResourceFilter filter) {
        return Optional.of(view.render(user)).filter(filter::matches);
    }

    private Stream<UserModel> candidates(ResourceFilter filter) {
        Optional<List<IndexedLookup>> lookups = filter.lookups();
        if (lookups.isPresent()) {
            return lookups.get().stream().flatMap(this::lookUp).distinct();
        }
        List<String> ids = operation.users().ids(0, LARGEST_SCAN + 1);
        if (ids.size() > LARGEST_SCAN) {
            throw ScimProblem.tooMany(
                    "the filter needs a part such as userName eq, externalId eq, emails.value eq or id eq");
        }
        return users(ids);
    }

    private Stream<UserModel> lookUp(IndexedLookup lookup) {
        String value = lookup.value();
        return switch (lookup.attribute()) {
            case ID -> operation.users().find(value).stream();
            case USER_NAME -> people.called(value).stream();
            case EXTERNAL_ID -> people.withKey(Key.externalId(value));
            case EMAIL -> people.under(value);
            case DISPLAY_NAME -> Stream.of();
        };
    }

    private Stream<UserModel> users(List<String> ids) {
        return ids.stream()
                .map(id -> operation.session().users().getUserById(operation.realm(), id))
                .filter(Objects::nonNull);
    }
}
