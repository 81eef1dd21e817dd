package io.github.keycloakjumpcloud.scim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address below the base URL (RFC 7644 §3.2), with its methods and its name in metrics. */
public sealed interface Route {

    /** The name in metrics of everything else, so that a client cannot make metrics grow. */
    String UNKNOWN = "unknown";

    /** The methods that the address supports, in the order in which {@code Allow} names them (RFC 9110 §10.2.1). */
    List<String> methods();

    /** The name in metrics of a request with this method, for example {@code users.create}. */
    String operation(String method);

    /**
     * Accepts a method that the address supports.
     *
     * @throws ScimProblem 405 when the address does not support the method; 404 or 501 when there is no such address
     */
    default void require(String method) {
        if (!methods().contains(method)) {
            throw ScimProblem.methodNotAllowed(method + " is not supported here");
        }
    }

    /** An address of resources. */
    sealed interface OfResources extends Route {

        ResourceKind kind();
    }

    /** All resources of a kind: {@code /Users}. */
    record Collection(ResourceKind kind) implements OfResources {

        private static final Verbs VERBS = new Verbs().with("GET", "search").with("POST", "create");

        @Override
        public List<String> methods() {
            return VERBS.methods();
        }

        @Override
        public String operation(String method) {
            return VERBS.operation(kind, method);
        }
    }

    /** One resource: {@code /Users/<id>}. */
    record One(ResourceKind kind, String id) implements OfResources {

        private static final Verbs VERBS = new Verbs()
                .with("GET", "read")
                .with("PUT", "replace")
                .with("PATCH", "patch")
                .with("DELETE", "delete");

        @Override
        public List<String> methods() {
            return VERBS.methods();
        }

        @Override
        public String operation(String method) {
            return VERBS.operation(kind, method);
        }

        /** The full address of the resource. */
        public String location(String baseUrl) {
            return baseUrl + "/" + kind.endpoint() + "/" + id;
        }
    }

    /**
     * A query that is sent as a body: {@code /.search}, {@code /Users/.search} (RFC 7644 §3.4.3).
     *
     * @param kind empty for all kinds
     */
    record Search(Optional<ResourceKind> kind) implements Route {

        private static final String WORD = ".search";
        private static final Verbs VERBS = new Verbs().with("POST", "search");

        @Override
        public List<String> methods() {
            return VERBS.methods();
        }

        @Override
        public String operation(String method) {
            return kind.map(one -> VERBS.operation(one, method)).orElse("search");
        }
    }

    /** {@code /Bulk}. */
    record Bulk() implements Route {

        @Override
        public List<String> methods() {
            return List.of("POST");
        }

        @Override
        public String operation(String method) {
            return "bulk";
        }
    }

    /**
     * A discovery endpoint (RFC 7644 §4).
     *
     * @param name the name of one resource type or schema; empty for all
     */
    record Described(Description of, Optional<String> name) implements Route {

        @Override
        public List<String> methods() {
            return List.of("GET");
        }

        @Override
        public String operation(String method) {
            return "discovery";
        }

        /** The full address. */
        String location(String baseUrl) {
            return baseUrl + "/" + of.endpoint + name.map(one -> "/" + one).orElse("");
        }
    }

    /** The subjects of {@link Described}. */
    enum Description {
        SERVICE_PROVIDER_CONFIG("ServiceProviderConfig", "ServiceProviderConfig"),
        RESOURCE_TYPES("ResourceTypes", "ResourceType"),
        SCHEMAS("Schemas", "Schema");

        private final String endpoint;
        private final String typeName;

        Description(String endpoint, String typeName) {
            this.endpoint = endpoint;
            this.typeName = typeName;
        }

        /** The name of the resource type, as in {@code meta.resourceType}. */
        String typeName() {
            return typeName;
        }
    }

    /** No address: nothing is there, or it is not supported. */
    record Nowhere(ScimProblem problem) implements Route {

        @Override
        public List<String> methods() {
            return List.of();
        }

        @Override
        public void require(String method) {
            throw problem;
        }

        @Override
        public String operation(String method) {
            return UNKNOWN;
        }
    }

    /**
     * The route of a path.
     *
     * @param segments the decoded segments of the path; empty at the base URL itself
     */
    static Route of(List<String> segments) {
        Optional<String> second = segments.size() < 2 ? Optional.empty() : Optional.of(segments.get(1));
        if (segments.isEmpty() || segments.size() > 2) {
            return nowhere();
        }
        String first = segments.get(0);
        for (ResourceKind kind : ResourceKind.values()) {
            if (kind.endpoint().equals(first)) {
                return resources(kind, second);
            }
        }
        for (Description description : Description.values()) {
            if (description.endpoint.equals(first)) {
                Route all = new Described(description, second);
                return description == Description.SERVICE_PROVIDER_CONFIG ? single(all, second) : all;
            }
        }
        return switch (first) {
            case Search.WORD -> single(new Search(Optional.empty()), second);
            case "Bulk" -> single(new Bulk(), second);
            case "Me" -> new Nowhere(ScimProblem.notImplemented("/Me is not supported: the token stands for no user"));
            default -> nowhere();
        };
    }

    /** Every word that {@link #operation} has. */
    static Set<String> operations() {
        Stream<Route> ofResources = Arrays.stream(ResourceKind.values())
                .flatMap(kind -> Stream.of(new Collection(kind), new One(kind, ""), new Search(Optional.of(kind))));
        Stream<Route> others = Stream.of(
                new Search(Optional.empty()),
                new Bulk(),
                new Described(Description.SCHEMAS, Optional.empty()),
                nowhere());
        return Stream.concat(ofResources, others)
                .flatMap(route -> Stream.concat(route.methods().stream(), Stream.of(UNKNOWN))
                        .map(route::operation))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Route resources(ResourceKind kind, Optional<String> id) {
        if (id.isEmpty()) {
            return new Collection(kind);
        }
        return id.get().equals(Search.WORD) ? new Search(Optional.of(kind)) : new One(kind, id.get());
    }

    private static Route single(Route route, Optional<String> below) {
        return below.isEmpty() ? route : nowhere();
    }

    private static Route nowhere() {
        return new Nowhere(ScimProblem.notFound("no such endpoint"));
    }
}
