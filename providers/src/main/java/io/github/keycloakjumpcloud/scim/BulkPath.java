package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The path of a Bulk operation, relative to the base URL: {@code /Users} or {@code /Users/<id>}. */
final class BulkPath {

    private static final Pattern PATH = Pattern.compile("/?[A-Za-z]{1,20}(?:/[^/?#%\\s\\p{Cntrl}]{1,255})?/?");

    private BulkPath() {}

    /**
     * Reads the path.
     *
     * @throws ScimProblem 400 {@code invalidSyntax} when it is no string, 405 when it is the address of queries, 404
     *     when there is no such address
     */
    static Route.OfResources read(JsonNode path) {
        if (path == null || !path.isTextual()) {
            throw ScimProblem.invalidSyntax("path must be a string");
        }
        String text = path.textValue();
        Route route = PATH.matcher(text).matches() && TextRule.isStorable(text) ? route(text) : null;
        if (route instanceof Route.OfResources resources) {
            return resources;
        }
        if (route instanceof Route.Search) {
            throw ScimProblem.methodNotAllowed("a query is no operation of Bulk");
        }
        throw ScimProblem.notFound("path names nothing that can be changed here");
    }

    private static Route route(String path) {
        return Route.of(Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList());
    }
}
