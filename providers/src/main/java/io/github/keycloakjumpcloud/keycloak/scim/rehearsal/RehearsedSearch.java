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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is there and, after it, what was promised; a promised resource stands for the one of its id that is there. */
final class RehearsedSearch {

    private final ResourceKind kind;
    private final Promises promises;
    private final ResourceCollection real;
    private final BiPredicate<ObjectNode, ResourceFilter> matches;
    private final Function<Collection<String>, Set<String>> isThere;

    /**
     * @param matches whether a resource is found by a filter
     * @param isThere those of these ids that the connection has in Keycloak itself
     */
    RehearsedSearch(
            ResourceKind kind,
            Promises promises,
            ResourceCollection real,
            BiPredicate<ObjectNode, ResourceFilter> matches,
            Function<Collection<String>, Set<String>> isThere) {
        this.kind = kind;
        this.promises = promises;
        this.real = real;
        this.matches = matches;
        this.isThere = isThere;
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

    /** Where something that is there would be gone, all of what is there has to be asked for: it moves the pages. */
    private Found all(Query query) {
        List<Promise> promised = promises.all(kind);
        Set<String> there = isThere.apply(promised.stream()
                .filter(promise -> promise.origin() != ResourceOrigin.CREATED)
                .map(Promise::id)
                .toList());
        List<ObjectNode> behind = promised.stream()
                .filter(promise -> !there.contains(promise.id()))
                .flatMap(promise -> promise.shown().stream())
                .sorted((one, other) -> name(one).compareToIgnoreCase(name(other)))
                .toList();
        Map<String, Promise> covering = promised.stream()
                .filter(promise -> there.contains(promise.id()))
                .collect(Collectors.toMap(Promise::id, promise -> promise));
        if (covering.values().stream().allMatch(promise -> promise.shown().isPresent())) {
            return behind(covered(real.search(query), covering), behind, query.paging());
        }
        Found whole = covered(real.search(whole(query)), covering);
        return Found.page(
                Stream.concat(whole.resources().stream(), behind.stream()).toList(), query.paging());
    }

    private static Found covered(Found found, Map<String, Promise> covering) {
        return new Found(
                found.total(),
                found.resources().stream()
                        .flatMap(one -> Optional.ofNullable(
                                        covering.get(one.path("id").asText()))
                                .map(promise -> promise.shown().stream())
                                .orElseGet(() -> Stream.of(one)))
                        .toList());
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
