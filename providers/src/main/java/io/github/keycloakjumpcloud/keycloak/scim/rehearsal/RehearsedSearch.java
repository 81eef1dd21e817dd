package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.rehearsal.ResourceOrigin;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection.Found;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.scim.IndexedLookup;
import io.github.keycloakjumpcloud.scim.Paging;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ResourceFilter;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Finds what is there and, after it, what was promised; a promised resource stands for the one of its id that is there. */
final class RehearsedSearch {

    private final ResourceKind kind;
    private final Promises promises;
    private final ResourceCollection real;
    private final BiPredicate<ObjectNode, ResourceFilter> matches;

    /** @param matches whether a resource is found by a filter */
    RehearsedSearch(
            ResourceKind kind,
            Promises promises,
            ResourceCollection real,
            BiPredicate<ObjectNode, ResourceFilter> matches) {
        this.kind = kind;
        this.promises = promises;
        this.real = real;
        this.matches = matches;
    }

    Found find(Query query) {
        return query.filter().map(filter -> matching(filter, query)).orElseGet(() -> all(query));
    }

    private Found matching(ResourceFilter filter, Query query) {
        List<ObjectNode> found = real.search(whole(query)).resources();
        Stream<ObjectNode> promised = candidates(filter).stream()
                .flatMap(promise -> promise.shown().stream())
                .filter(shown -> matches.test(shown, filter));
        return Found.page(Stream.concat(uncovered(found), promised).toList(), query.paging());
    }

    private List<Promise> candidates(ResourceFilter filter) {
        return filter.lookups()
                .map(lookups -> promises
                        .met(lookups.stream().map(IndexedLookup::value).toList())
                        .stream()
                        .filter(promise -> promise.kind() == kind)
                        .toList())
                .orElseGet(() -> promises.all(kind));
    }

    private Found all(Query query) {
        List<Promise> promised = promises.all(kind);
        List<ObjectNode> shown = promised.stream()
                .flatMap(promise -> promise.shown().stream())
                .sorted((one, other) -> name(one).compareToIgnoreCase(name(other)))
                .toList();
        if (promised.stream().allMatch(promise -> promise.origin() == ResourceOrigin.CREATED)) {
            return behind(real.search(query), shown, query.paging());
        }
        List<ObjectNode> there = real.search(whole(query)).resources();
        return Found.page(Stream.concat(uncovered(there), shown.stream()).toList(), query.paging());
    }

    private static String name(ObjectNode shown) {
        return shown.path("userName").asText(shown.path("displayName").asText());
    }

    private static Found behind(Found page, List<ObjectNode> promised, Paging paging) {
        List<ObjectNode> all = new ArrayList<>(page.resources());
        promised.stream()
                .skip(Math.max(0, paging.startIndex() - 1L - page.total()))
                .limit(Math.max(0, paging.count() - all.size()))
                .forEach(all::add);
        return new Found(page.total() + promised.size(), all);
    }

    private static Query whole(Query query) {
        return new Query(query.filter(), query.projection(), new Paging(1, Integer.MAX_VALUE));
    }

    private Stream<ObjectNode> uncovered(List<ObjectNode> found) {
        Map<String, Promise> covering = promises.find(
                kind, found.stream().map(one -> one.path("id").asText()).toList());
        return found.stream()
                .filter(one -> Optional.ofNullable(covering.get(one.path("id").asText()))
                        .isEmpty());
    }
}
