package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.group.GroupResources;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operations;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Discovery;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ListAnswer;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Paging;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Projection;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Query;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ResourceKind;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.UserChange;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.UserPatch;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.UserReplacement;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers the requests that concern one thing: everything but {@code /Bulk}. */
final class ScimRoutes {

    private static final String SEARCH = ".search";

    private final Operations operations;
    private final String baseUrl;

    ScimRoutes(Operations operations, String baseUrl) {
        this.operations = operations;
        this.baseUrl = baseUrl;
    }

    /** @throws ScimProblem when it is refused */
    ScimAnswer answer(ScimRequest request) {
        List<String> path = request.segments();
        String first = path.isEmpty() ? "" : path.get(0);
        return switch (first) {
            case "Users" -> resources(request, ResourceKind.USER);
            case "Groups" -> resources(request, ResourceKind.GROUP);
            case SEARCH -> searchAll(request);
            case "ServiceProviderConfig", "ResourceTypes", "Schemas" -> discovery(request);
            case "Me" -> throw ScimProblem.notImplemented("/Me is not supported: the token stands for no user");
            default -> throw notFound();
        };
    }

    private ScimAnswer resources(ScimRequest request, ResourceKind kind) {
        List<String> path = request.segments();
        if (path.size() > 2) {
            throw notFound();
        }
        if (path.size() == 1) {
            return switch (request.method()) {
                case "GET" -> search(kind, Query.of(request.parameter(), kind));
                case "POST" -> create(request, kind);
                default -> throw notAllowed(request);
            };
        }
        String id = path.get(1);
        if (SEARCH.equals(id)) {
            requirePost(request);
            return search(kind, Query.of(request.body().get(), kind));
        }
        return switch (request.method()) {
            case "GET" -> read(id, request, kind);
            case "PUT" -> replace(id, request, kind);
            case "PATCH" -> patch(id, request, kind);
            case "DELETE" -> delete(id, kind);
            default -> throw notAllowed(request);
        };
    }

    private ScimAnswer search(ResourceKind kind, Query query) {
        ResourceCollection.Found found = find(kind, query);
        return list(found.total(), query.paging(), shown(found, query));
    }

    /** Users and, after them, groups. A filter on what only one of the two has finds none of the other. */
    private ScimAnswer searchAll(ScimRequest request) {
        if (request.segments().size() > 1) {
            throw notFound();
        }
        requirePost(request);
        ObjectNode body = request.body().get();
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
            if ("invalidFilter".equals(e.scimType())) {
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

    private static ScimAnswer list(int total, Paging paging, List<ObjectNode> shown) {
        return ScimAnswer.ok(ListAnswer.of(total, paging.startIndex(), shown));
    }

    private static void requirePost(ScimRequest request) {
        if (!"POST".equals(request.method())) {
            throw notAllowed(request);
        }
    }

    private ScimAnswer create(ScimRequest request, ResourceKind kind) {
        Projection projection = projection(request, kind);
        ObjectNode body = request.body().get();
        ObjectNode created = operations.run(operation -> {
            operation.requireFullPermit();
            return collection(operation, kind).create(body);
        });
        return ScimAnswer.resource(ScimAnswer.CREATED, created, projection.apply(created));
    }

    private ScimAnswer read(String id, ScimRequest request, ResourceKind kind) {
        Projection projection = projection(request, kind);
        ObjectNode found =
                operations.run(operation -> collection(operation, kind).read(id, projection));
        return ScimAnswer.resource(200, found, projection.apply(found));
    }

    private ScimAnswer replace(String id, ScimRequest request, ResourceKind kind) {
        ObjectNode body = request.body().get();
        Projection projection = projection(request, kind, new UserReplacement(body));
        ObjectNode replaced =
                operations.run(operation -> collection(operation, kind).replace(id, body));
        return ScimAnswer.resource(200, replaced, projection.apply(replaced));
    }

    private ScimAnswer patch(String id, ScimRequest request, ResourceKind kind) {
        ObjectNode body = request.body().get();
        Projection projection = projection(request, kind, new UserPatch(body));
        return operations
                .run(operation -> collection(operation, kind).patch(id, body, projection))
                .map(patched -> ScimAnswer.resource(200, patched, projection.apply(patched)))
                .orElseGet(ScimAnswer::noContent);
    }

    private ScimAnswer delete(String id, ResourceKind kind) {
        operations.run(operation -> {
            collection(operation, kind).delete(id);
            return id;
        });
        return ScimAnswer.noContent();
    }

    private static Projection projection(ScimRequest request, ResourceKind kind) {
        return Projection.of(
                request.parameter().apply("attributes"), request.parameter().apply("excludedAttributes"), kind);
    }

    /** Who is to be locked out is, whatever the answer was to show. */
    private static Projection projection(ScimRequest request, ResourceKind kind, UserChange change) {
        try {
            return projection(request, kind);
        } catch (ScimProblem e) {
            if (kind == ResourceKind.USER && change.locksOut()) {
                return Projection.ALL;
            }
            throw e;
        }
    }

    /** Users and groups may be changed at any time so far as that takes access away, which they see to themselves. */
    private static ResourceCollection collection(Operation operation, ResourceKind kind) {
        return switch (kind) {
            case USER -> new UserResources(operation);
            case GROUP -> new GroupResources(operation);
        };
    }

    private ScimAnswer discovery(ScimRequest request) {
        if (!"GET".equals(request.method())) {
            throw notAllowed(request);
        }
        if (request.parameter().apply("filter") != null) {
            throw ScimProblem.forbidden("this endpoint takes no filter (RFC 7644 section 4)");
        }
        List<String> path = request.segments();
        Optional<String> name = path.size() == 1 ? Optional.empty() : Optional.of(path.get(1));
        if (path.size() > 2) {
            throw notFound();
        }
        return ScimAnswer.ok(
                switch (path.get(0)) {
                    case "ResourceTypes" ->
                        name.map(type -> Discovery.resourceType(baseUrl, type))
                                .orElseGet(() -> Discovery.resourceTypes(baseUrl));
                    case "Schemas" ->
                        name.map(urn -> Discovery.schema(baseUrl, urn)).orElseGet(() -> Discovery.schemas(baseUrl));
                    default -> {
                        if (name.isPresent()) {
                            throw notFound();
                        }
                        yield Discovery.serviceProviderConfig(baseUrl);
                    }
                });
    }

    /** The address of a resource. */
    String location(ResourceKind kind, String id) {
        return baseUrl + "/" + kind.endpoint() + "/" + id;
    }

    private static ScimProblem notFound() {
        return ScimProblem.notFound("no such endpoint");
    }

    private static ScimProblem notAllowed(ScimRequest request) {
        return ScimProblem.methodNotAllowed(request.method() + " is not supported here");
    }
}
