package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * An answer, to a request or to one operation of a bulk request.
 *
 * @param location the address of the resource that it is about
 * @param problem why it is no success
 */
record RouteAnswer(int status, Optional<ObjectNode> body, Optional<String> location, Optional<ScimProblem> problem) {

    /** RFC 7644 §8.1. */
    private static final String MEDIA_TYPE = "application/scim+json";

    static final int CREATED = 201;

    /** An {@link #outcome}. */
    static final String SERVER_ERROR = "server_error";

    static RouteAnswer ok(ObjectNode body) {
        return new RouteAnswer(200, Optional.of(body), Optional.empty(), Optional.empty());
    }

    /** A resource, with its address from {@code meta.location}. */
    static RouteAnswer resource(int status, ObjectNode resource, ObjectNode shown) {
        return new RouteAnswer(
                status,
                Optional.of(shown),
                Optional.ofNullable(resource.path("meta").path("location").textValue()),
                Optional.empty());
    }

    static RouteAnswer noContent() {
        return new RouteAnswer(204, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static RouteAnswer of(ScimProblem problem) {
        return new RouteAnswer(problem.status(), Optional.of(problem.body()), Optional.empty(), Optional.of(problem));
    }

    Response.ResponseBuilder response() {
        Response.ResponseBuilder response = Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        body.ifPresent(json -> response.entity(json.toString()).type(MEDIA_TYPE));
        location.ifPresent(address -> response.header(HttpHeaders.LOCATION, address));
        if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"scim\"");
        }
        problem.map(ScimProblem::retryAfterSeconds)
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response;
    }

    /** What came of a request with this operation, in the words of the metrics. */
    ScimCall call(String operation) {
        return new ScimCall(
                operation,
                ServerTime.now(),
                status,
                ScimRefusal.ofAnswer(
                        operation,
                        status,
                        problem.map(ScimProblem::scimType).orElse(null),
                        problem.flatMap(ScimProblem::reason)),
                problem.map(ScimProblem::detail).orElse(""));
    }

    /** Success, or whose fault it is; for metrics. */
    String outcome() {
        if (status < 400) {
            return "success";
        }
        return status < 500 ? "client_error" : SERVER_ERROR;
    }
}
