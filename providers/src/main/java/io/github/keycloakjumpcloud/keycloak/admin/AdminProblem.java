package io.github.keycloakjumpcloud.keycloak.admin;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors of the admin API as problem details (RFC 9457). The detail is one sentence for the admin. */
final class AdminProblem {

    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    private AdminProblem() {}

    static WebApplicationException notFound(String detail) {
        return of(Response.Status.NOT_FOUND, detail);
    }

    static WebApplicationException badRequest(String detail) {
        return of(Response.Status.BAD_REQUEST, detail);
    }

    static WebApplicationException conflict(String detail) {
        return of(Response.Status.CONFLICT, detail);
    }

    private static WebApplicationException of(Response.Status status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.getStatusCode());
        problem.put("detail", detail);
        // The member that Keycloak's console and command line tools show.
        problem.put("errorMessage", detail);
        return new WebApplicationException(
                Response.status(status).type(PROBLEM_JSON).entity(problem).build());
    }
}
