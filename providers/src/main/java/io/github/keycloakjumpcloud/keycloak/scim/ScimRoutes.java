package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.call.SyncNotes;
import io.github.keycloakjumpcloud.keycloak.scim.group.GroupResources;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operations;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.rehearsal.OwedGroups;
import io.github.keycloakjumpcloud.keycloak.scim.rehearsal.OwedUsers;
import io.github.keycloakjumpcloud.keycloak.scim.rehearsal.RehearsalEnd;
import io.github.keycloakjumpcloud.keycloak.scim.rehearsal.RehearsedGroups;
import io.github.keycloakjumpcloud.keycloak.scim.rehearsal.RehearsedUsers;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import io.github.keycloakjumpcloud.scim.BulkRequest;
import io.github.keycloakjumpcloud.scim.Discovery;
import io.github.keycloakjumpcloud.scim.ListAnswer;
import io.github.keycloakjumpcloud.scim.Paging;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.Route;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import io.github.keycloakjumpcloud.scim.UserChange;
import io.github.keycloakjumpcloud.scim.UserPatch;
import io.github.keycloakjumpcloud.scim.UserReplacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers what a route is asked. */
final class ScimRoutes {

    private final Operations operations;
    private final SyncNotes sync;
    private final String baseUrl;

    /** @param sync of the request */
    ScimRoutes(Operations operations, SyncNotes sync, String baseUrl) {
        this.operations = operations;
        this.sync = sync;
        this.baseUrl = baseUrl;
    }

    /**
     * @param request whose route takes its method
     * @throws ScimProblem when it is refused
     */
    RouteAnswer answer(RouteRequest request) {
        Route route = request.route();
        if (route instanceof Route.Collection all) {
            return request.method().equals("POST")
                    ? create(request, all.kind())
                    : search(all.kind(), Query.of(request.parameter(), all.kind()));
        }
        if (route instanceof Route.One one) {
            return answer(request, one);
        }
        if (route instanceof Route.Search search) {
            ObjectNode body = request.body().get();
            return search.kind().map(kind -> search(kind, Query.of(body, kind))).orElseGet(() -> searchAll(body));
        }
        if (route instanceof Route.Bulk) {
            return new BulkRun(this, sync, baseUrl)
                    .answer(BulkRequest.read(request.body().get()));
        }
        return discovery(request, (Route.Described) route);
    }

    private RouteAnswer answer(RouteRequest request, Route.One one) {
        return switch (request.method()) {
            case "PUT" -> replace(one.id(), request, one.kind());
            case "PATCH" -> patch(one.id(), request, one.kind());
            case "DELETE" -> delete(one.id(), one.kind());
            default -> read(one.id(), request, one.kind());
        };
    }

    private RouteAnswer search(ResourceKind kind, Query query) {
        ResourceCollection.Found found = find(kind, query);
        return list(found.total(), query.paging(), shown(found, query));
    }

    /** Users and, after them, groups. A filter on what only one of the two has finds none of the other. */
    private RouteAnswer searchAll(ObjectNode body) {
        List<ResourceKind> kinds = Arrays.stream(ResourceKind.values())
                .filter(kind -> understood(body, kind).isPresent())
                .toList();
        if (kinds.isEmpty()) {
            throw ScimProblem.invalidFilter("the filter fits neither users nor groups");
        }
        Paging paging = Query.of(body, kinds.get(0)).paging();
        List<ObjectNode> shown = new ArrayList<>();
        int total = 0;
        for (ResourceKind kind : kinds) {
            Query asked = Query.of(body, kind);
            Paging rest = new Paging(Math.max(1, paging.startIndex() - total), paging.count() - shown.size());
            ResourceCollection.Found found = find(kind, new Query(asked.filter(), asked.projection(), rest));
            shown.addAll(shown(found, asked));
            total += found.total();
        }
        return list(total, paging, shown);
    }

    private static Optional<Query> understood(ObjectNode body, ResourceKind kind) {
        try {
            return Optional.of(Query.of(body, kind));
        } catch (ScimProblem e) {
            if (e.isInvalidFilter()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ResourceCollection.Found find(ResourceKind kind, Query query) {
        return operations.run(operation -> collection(operation, kind).search(query));
    }

    private static List<ObjectNode> shown(ResourceCollection.Found found, Query query) {
        return found.resources().stream().map(query.projection()::apply).toList();
    }

    private static RouteAnswer list(int total, Paging paging, List<ObjectNode> shown) {
        return RouteAnswer.ok(ListAnswer.of(total, paging.startIndex(), shown));
    }

    private RouteAnswer create(RouteRequest request, ResourceKind kind) {
        Projection projection = projection(request, kind);
        ObjectNode body = request.body().get();
        ObjectNode created = operations.change(() -> false, operation -> {
            if (!operation.isRehearsal()) {
                operation.requireFullPermit();
            }
            return collection(operation, kind).create(body);
        });
        return RouteAnswer.resource(RouteAnswer.CREATED, created, projection.apply(created));
    }

    private RouteAnswer read(String id, RouteRequest request, ResourceKind kind) {
        Projection projection = projection(request, kind);
        ObjectNode found =
                operations.run(operation -> collection(operation, kind).read(id, projection));
        return RouteAnswer.resource(200, found, projection.apply(found));
    }

    private RouteAnswer replace(String id, RouteRequest request, ResourceKind kind) {
        ObjectNode body = request.body().get();
        UserChange change = new UserReplacement(body);
        Projection projection = projection(request, kind, change);
        ObjectNode replaced = operations.change(() -> locksOut(kind, change), operation -> collection(operation, kind)
                .replace(id, body));
        return RouteAnswer.resource(200, replaced, projection.apply(replaced));
    }

    private RouteAnswer patch(String id, RouteRequest request, ResourceKind kind) {
        ObjectNode body = request.body().get();
        UserChange change = new UserPatch(body);
        Projection projection = projection(request, kind, change);
        return operations
                .change(() -> locksOut(kind, change), operation -> collection(operation, kind)
                        .patch(id, body, projection))
                .map(patched -> RouteAnswer.resource(200, patched, projection.apply(patched)))
                .orElseGet(RouteAnswer::noContent);
    }

    private RouteAnswer delete(String id, ResourceKind kind) {
        operations.change(() -> kind == ResourceKind.USER, operation -> {
            collection(operation, kind).delete(id);
            return id;
        });
        return RouteAnswer.noContent();
    }

    private static Projection projection(RouteRequest request, ResourceKind kind) {
        return Projection.of(
                request.parameter().apply("attributes"), request.parameter().apply("excludedAttributes"), kind);
    }

    /** Who is to be locked out is, whatever the answer was to show. */
    private static Projection projection(RouteRequest request, ResourceKind kind, UserChange change) {
        try {
            return projection(request, kind);
        } catch (ScimProblem e) {
            if (locksOut(kind, change)) {
                return Projection.ALL;
            }
            throw e;
        }
    }

    private static boolean locksOut(ResourceKind kind, UserChange change) {
        return kind == ResourceKind.USER && change.locksOut();
    }

    /** Users and groups may be changed at any time so far as that takes access away, which they see to themselves. */
    private static ResourceCollection collection(Operation operation, ResourceKind kind) {
        boolean users = kind == ResourceKind.USER;
        if (operation.isRehearsal()) {
            return users ? new RehearsedUsers(operation) : new RehearsedGroups(operation);
        }
        if (operation.mayOwe()) {
            if (operation.endsRehearsal()) {
                RehearsalEnd.settle(operation);
            }
            return users ? new OwedUsers(operation) : new OwedGroups(operation);
        }
        return users ? new UserResources(operation) : new GroupResources(operation);
    }

    private RouteAnswer discovery(RouteRequest request, Route.Described described) {
        if (request.parameter().apply("filter") != null) {
            throw ScimProblem.forbidden("this endpoint takes no filter (RFC 7644 section 4)");
        }
        Optional<String> name = described.name();
        return RouteAnswer.ok(
                switch (described.of()) {
                    case SERVICE_PROVIDER_CONFIG -> Discovery.serviceProviderConfig(baseUrl);
                    case RESOURCE_TYPES ->
                        name.map(type -> Discovery.resourceType(baseUrl, type))
                                .orElseGet(() -> Discovery.resourceTypes(baseUrl));
                    case SCHEMAS ->
                        name.map(urn -> Discovery.schema(baseUrl, urn)).orElseGet(() -> Discovery.schemas(baseUrl));
                });
    }
}
