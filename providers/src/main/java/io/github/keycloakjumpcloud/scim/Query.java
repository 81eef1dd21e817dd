package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A search and the form of its answer (RFC 7644 §3.4.2, §3.4.3). Sorting is not supported, so {@code sortBy} is
 * ignored.
 */
public record Query(Optional<ResourceFilter> filter, Projection projection, Paging paging) {

    /**
     * Reads the query parameters of a GET.
     *
     * @param parameters gives the decoded query parameter with a name; null when it is absent
     * @throws ScimProblem 400 when a parameter is wrong
     */
    public static Query of(Function<String, String> parameters, ResourceKind kind) {
        return new Query(
                Optional.ofNullable(parameters.apply("filter")).map(filter -> ResourceFilter.parse(filter, kind)),
                Projection.of(parameters.apply("attributes"), parameters.apply("excludedAttributes"), kind),
                Paging.of(parameters.apply("startIndex"), parameters.apply("count")));
    }

    /**
     * Reads the body of a POST to {@code /.search}.
     *
     * @param search the body
     * @throws ScimProblem 400 when the body is wrong
     */
    public static Query of(ObjectNode search, ResourceKind kind) {
        return of(name -> parameter(search, name), kind);
    }

    private static String parameter(ObjectNode search, String name) {
        JsonNode value = Json.member(search, name);
        if (value == null) {
            return null;
        }
        if (value.isArray()) {
            List<String> names = new ArrayList<>();
            value.forEach(element -> names.add(scalar(element, name)));
            return String.join(",", names);
        }
        return scalar(value, name);
    }

    private static String scalar(JsonNode value, String name) {
        if (!value.isTextual() && !value.isNumber()) {
            throw ScimProblem.invalidValue(name + " has a wrong type");
        }
        return value.asText();
    }
}
