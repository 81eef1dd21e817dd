package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.util.Optional;

/**
 * An answer, to a request or to one operation of a bulk request.
 *
 * @param location the address of the resource that it is about
 */
record ScimAnswer(int status, Optional<ObjectNode> body, Optional<String> location) {

    static final int CREATED = 201;

    static ScimAnswer ok(ObjectNode body) {
        return new ScimAnswer(200, Optional.of(body), Optional.empty());
    }

    /** A resource, with its address from {@code meta.location}. */
    static ScimAnswer resource(int status, ObjectNode resource, ObjectNode shown) {
        return new ScimAnswer(
                status,
                Optional.of(shown),
                Optional.ofNullable(resource.path("meta").path("location").textValue()));
    }

    static ScimAnswer noContent() {
        return new ScimAnswer(204, Optional.empty(), Optional.empty());
    }

    static ScimAnswer of(ScimProblem problem) {
        return new ScimAnswer(problem.status(), Optional.of(problem.body()), Optional.empty());
    }

    /** Success, or whose fault it is; for metrics. */
    String outcome() {
        if (status < 400) {
            return "success";
        }
        return status < 500 ? "client_error" : "server_error";
    }
}
