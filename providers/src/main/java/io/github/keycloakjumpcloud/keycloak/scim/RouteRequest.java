package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.scim.RequestBody;
import io.github.keycloakjumpcloud.scim.Route;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.keycloak.models.KeycloakContext;

/**
 * A request below the SCIM base URL, or one operation of a bulk request.
 *
 * @param parameter the first value of a query parameter, or null
 * @param body reads the body, and fails when there is none
 */
record RouteRequest(String method, Route route, UnaryOperator<String> parameter, Supplier<ObjectNode> body) {

    /**
     * The request that is being answered, whose body is not opened yet.
     *
     * @param path as it was sent, percent-encoded: an encoded slash is part of an id, and there is no such id
     */
    static RouteRequest of(KeycloakContext context, String path) {
        return new RouteRequest(
                context.getHttpRequest().getHttpMethod(),
                Route.of(segments(path)),
                context.getUri().getQueryParameters()::getFirst,
                () -> RequestBody.read(InputStream.nullInputStream()));
    }

    RouteRequest with(InputStream body) {
        return new RouteRequest(method, route, parameter, () -> RequestBody.read(body));
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /** What is asked, in words that metrics may use: of limited number, whatever the client sends. */
    String operation() {
        return route.operation(method);
    }
}
