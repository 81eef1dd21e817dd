package io.github.keycloakjumpcloud.keycloak.scim;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.group.DepartmentIndex;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operations;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.RequestBody;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import io.github.keycloakjumpcloud.keycloak.scim.token.TokenCheck;
import io.github.keycloakjumpcloud.keycloak.scim.token.Verdict;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * A connection's SCIM 2.0 service (RFC 7644) at {@code /realms/{realm}/jumpcloud/{alias}/scim/v2}. Takes bodies of any
 * content type but forms, since JumpCloud's is not known; each answer, errors included, is {@code application/scim+json}.
 */
public final class ScimEndpoint {

    private static final Logger LOG = Logger.getLogger(ScimEndpoint.class);

    /** RFC 7644 §8.1. */
    private static final String MEDIA_TYPE = "application/scim+json";

    private static final int UNAVAILABLE = Response.Status.SERVICE_UNAVAILABLE.getStatusCode();
    private static final int RETRY_AFTER_SECONDS = 5;

    private final KeycloakSession session;
    private final Optional<ConnectionConfig> found;
    private final DepartmentIndex departments;

    private ScimEndpoint(KeycloakSession session, Optional<ConnectionConfig> found, DepartmentIndex departments) {
        this.session = session;
        this.found = found;
        this.departments = departments;
    }

    /**
     * The service for one request.
     *
     * @param found the connection, if there is one; a disabled one refuses
     * @throws WebApplicationException 415, as a SCIM error, for a form and for a content type that is none
     */
    public static ScimEndpoint of(
            KeycloakSession session, Optional<ConnectionConfig> found, DepartmentIndex departments) {
        new BodyType(session).problem().ifPresent(problem -> {
            throw new WebApplicationException(
                    new Answered(ScimAnswer.of(problem), 0).response().build());
        });
        return new ScimEndpoint(session, found, departments);
    }

    @GET
    @Path("{path: .*}")
    public Response get(@PathParam("path") @Encoded String path) {
        return answer("GET", path, InputStream.nullInputStream());
    }

    @POST
    @Path("{path: .*}")
    public Response post(@PathParam("path") @Encoded String path, InputStream body) {
        return answer("POST", path, body);
    }

    @PUT
    @Path("{path: .*}")
    public Response put(@PathParam("path") @Encoded String path, InputStream body) {
        return answer("PUT", path, body);
    }

    @PATCH
    @Path("{path: .*}")
    public Response patch(@PathParam("path") @Encoded String path, InputStream body) {
        return answer("PATCH", path, body);
    }

    @DELETE
    @Path("{path: .*}")
    public Response delete(@PathParam("path") @Encoded String path) {
        return answer("DELETE", path, InputStream.nullInputStream());
    }

    private Response answer(String method, String path, InputStream body) {
        long start = System.nanoTime();
        MultivaluedMap<String, String> parameters =
                session.getContext().getUri().getQueryParameters();
        ScimRequest request =
                new ScimRequest(method, ScimRequest.segments(path), parameters::getFirst, () -> RequestBody.read(body));
        Answered answered = answer(request);
        ScimMetrics.record(
                request.operation(), answered.answer().outcome(), Duration.ofNanos(System.nanoTime() - start));
        Response.ResponseBuilder response = answered.response();
        if (answered.answer().status() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            response.header(HttpHeaders.ALLOW, request.allowed());
        }
        return response.build();
    }

    private Answered answer(ScimRequest request) {
        try {
            ConnectionConfig connection = found.orElseThrow(() -> ScimProblem.notFound("no such connection"));
            Verdict verdict =
                    new TokenCheck(session, session.getContext().getRealm()).verify(connection, authorization());
            if (verdict instanceof Verdict.Accepted accepted) {
                ScimAnswer answer = answer(request, connection, accepted);
                report(request, connection, answer);
                return new Answered(answer, answer.status() == UNAVAILABLE ? RETRY_AFTER_SECONDS : 0);
            }
            if (verdict instanceof Verdict.TooManyFailures slowed) {
                return new Answered(
                        ScimAnswer.of(ScimProblem.tooManyRequests("too many requests without a valid token")),
                        slowed.retryAfterSeconds());
            }
            throw ScimProblem.unauthorized("a valid token of this connection is needed");
        } catch (ScimProblem e) {
            return new Answered(ScimAnswer.of(e), 0);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A SCIM request failed: %s", request.operation());
            return new Answered(
                    ScimAnswer.of(ScimProblem.internal("the request failed; the server's log says why")), 0);
        }
    }

    /** What JumpCloud is refused, its admin asks for: the kind of refusal, and nothing of what was sent. */
    private static void report(ScimRequest request, ConnectionConfig connection, ScimAnswer answer) {
        if (answer.status() >= Response.Status.BAD_REQUEST.getStatusCode()) {
            LOG.infof(
                    "Connection %s: SCIM %s was answered with %d %s",
                    connection.getAlias(),
                    request.operation(),
                    answer.status(),
                    answer.body().map(body -> body.path("scimType").asText()).orElse(""));
        }
    }

    private ScimAnswer answer(ScimRequest request, ConnectionConfig connection, Verdict.Accepted token) {
        try {
            return carryOut(request, connection, token);
        } catch (ScimProblem e) {
            return ScimAnswer.of(e);
        }
    }

    private ScimAnswer carryOut(ScimRequest request, ConnectionConfig connection, Verdict.Accepted token) {
        if (!connection.isEnabled() || !connection.scimEnabled()) {
            throw ScimProblem.forbidden("SCIM is switched off for this connection");
        }
        String baseUrl = baseUrl(connection);
        Operation.Caller caller = new Operation.Caller(token.tokenId(), token.tokenName(), baseUrl, departments);
        ScimRoutes routes = new ScimRoutes(new Operations(session, connection, caller), baseUrl);
        return List.of("Bulk").equals(request.segments())
                ? new BulkRoute(routes).answer(request)
                : routes.answer(request);
    }

    private List<String> authorization() {
        return session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(HttpHeaders.AUTHORIZATION);
    }

    private String baseUrl(ConnectionConfig connection) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/jumpcloud/{alias}/scim/v2")
                .build(session.getContext().getRealm().getName(), connection.getAlias())
                .toString();
    }

    /** @param retryAfter seconds; 0 when there is nothing to wait for */
    private record Answered(ScimAnswer answer, long retryAfter) {

        Response.ResponseBuilder response() {
            Response.ResponseBuilder response =
                    Response.status(answer.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
            answer.body().ifPresent(body -> response.entity(body.toString()).type(MEDIA_TYPE));
            answer.location().ifPresent(location -> response.header(HttpHeaders.LOCATION, location));
            if (answer.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
                response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"scim\"");
            }
            if (retryAfter > 0) {
                response.header(HttpHeaders.RETRY_AFTER, retryAfter);
            }
            return response;
        }
    }
}
