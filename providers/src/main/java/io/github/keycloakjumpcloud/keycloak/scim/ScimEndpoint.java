package io.github.keycloakjumpcloud.keycloak.scim;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.core.scim.ScimPermit;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.group.DepartmentIndex;
import io.github.keycloakjumpcloud.keycloak.realm.RealmSwitches;
import io.github.keycloakjumpcloud.keycloak.scim.call.CallNotes;
import io.github.keycloakjumpcloud.keycloak.scim.call.SyncNotes;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Admission;
import io.github.keycloakjumpcloud.keycloak.scim.operation.CurrentPermit;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operations;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ScimFailure;
import io.github.keycloakjumpcloud.keycloak.scim.token.TokenCheck;
import io.github.keycloakjumpcloud.keycloak.scim.token.Verdict;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A connection's SCIM 2.0 service (RFC 7644) at {@code /realms/{realm}/jumpcloud/{alias}/scim/v2}. Takes bodies of any
 * content type but forms, since JumpCloud's is not known; each answer, errors included, is {@code application/scim+json}.
 *
 * <p>Serves one request. Whether its caller may come in is decided before JAX-RS opens the body: what arrives of an open
 * body the server keeps in memory until it is read, however long it is. Each operation decides again, when the body is there:
 * see {@link Admission}.
 */
public final class ScimEndpoint {

    private static final Logger LOG = Logger.getLogger(ScimEndpoint.class);

    /** What {@link Admission#refusal} answers; such a request is none of the connection's. */
    private static final Set<Integer> OF_NO_TOKEN = Set.of(401, 429);

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final Verdict.Accepted token;
    private final DepartmentIndex departments;
    private final CallNotes notes;
    private final SyncNotes sync;
    private final RouteRequest request;
    private final long start;

    /** When the request came. */
    private final Instant came = ServerTime.now();

    private ScimEndpoint(
            KeycloakSession session,
            ConnectionConfig connection,
            Verdict.Accepted token,
            DepartmentIndex departments,
            CallNotes notes,
            RouteRequest request,
            long start) {
        this.session = session;
        this.connection = connection;
        this.token = token;
        this.departments = departments;
        this.notes = notes;
        this.sync = new SyncNotes(session.getContext().getRealm(), connection);
        this.request = request;
        this.start = start;
    }

    /**
     * The service for one request of a caller who may come in.
     *
     * @param find the connection, if there is one
     * @param notes of this node
     * @param path below the base URL, as it was sent
     * @throws WebApplicationException a SCIM error: 415 for a form and for a content type that is none, 404 without a
     *     connection, 401 without a valid token, 429 after many such, 503 without a database
     */
    public static ScimEndpoint of(
            KeycloakSession session,
            Supplier<Optional<ConnectionConfig>> find,
            DepartmentIndex departments,
            CallNotes notes,
            String path) {
        long start = System.nanoTime();
        RouteRequest request = RouteRequest.of(session.getContext(), path);
        try {
            Admission.requireOpen(RealmSwitches.door(session));
            new BodyType(session).require();
            ConnectionConfig connection = find.get().orElseThrow(Admission::noConnection);
            Verdict verdict = verdict(session, connection);
            if (verdict instanceof Verdict.Accepted token) {
                return new ScimEndpoint(session, connection, token, departments, notes, request, start);
            }
            noteTurnedAway(session, connection, notes, verdict);
            throw Admission.refusal(verdict);
        } catch (RuntimeException e) {
            throw new WebApplicationException(response(request, refusal(request, e), start));
        }
    }

    private static RouteAnswer refusal(RouteRequest request, RuntimeException e) {
        return RouteAnswer.of(ScimFailure.of("SCIM " + request.operation(), e));
    }

    private static Verdict verdict(KeycloakSession session, ConnectionConfig connection) {
        List<String> authorization =
                session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(HttpHeaders.AUTHORIZATION);
        return new TokenCheck(session, session.getContext().getRealm()).verify(connection, authorization);
    }

    private static void noteTurnedAway(
            KeycloakSession session, ConnectionConfig connection, CallNotes notes, Verdict verdict) {
        if (verdict instanceof Verdict.Expired) {
            notes.note(session, connection, ScimCall.ofExpiredToken(ServerTime.now()));
        }
    }

    @GET
    public Response get() {
        return answer(request);
    }

    @POST
    public Response post(InputStream body) {
        return answer(body);
    }

    @PUT
    public Response put(InputStream body) {
        return answer(body);
    }

    @PATCH
    public Response patch(InputStream body) {
        return answer(body);
    }

    @DELETE
    public Response delete() {
        return answer(request);
    }

    private Response answer(InputStream body) {
        Response response = answer(request.with(body));
        try {
            body.transferTo(OutputStream.nullOutputStream());
            return response;
        } catch (IOException e) {
            // The client is gone, or beyond the server's own limit, and the server has told it so: no second answer.
            return Response.fromResponse(response).entity(null).build();
        }
    }

    private Response answer(RouteRequest request) {
        RouteAnswer answer;
        try {
            answer = carryOut(request);
        } catch (RuntimeException e) {
            answer = refusal(request, e);
        }
        report(answer);
        if (!OF_NO_TOKEN.contains(answer.status())) {
            ScimCall call = answer.call(request.operation());
            notes.note(session, connection, call);
            sync.answered(call, request.subject(answer.problem()));
        }
        return response(request, answer, start);
    }

    private static Response response(RouteRequest request, RouteAnswer answer, long start) {
        ScimMetrics.record(request.operation(), answer.outcome(), Duration.ofNanos(System.nanoTime() - start));
        Response.ResponseBuilder response = answer.response();
        if (answer.status() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            response.header(HttpHeaders.ALLOW, String.join(", ", request.route().methods()));
        }
        return response.build();
    }

    /** What JumpCloud is refused, its admin asks for: the kind of refusal, and nothing of what was sent. */
    private void report(RouteAnswer answer) {
        if (answer.status() >= Response.Status.BAD_REQUEST.getStatusCode()) {
            LOG.infof(
                    "Connection %s: SCIM %s was answered with %d %s",
                    Shown.name(connection.getAlias()),
                    request.operation(),
                    answer.status(),
                    answer.body().map(body -> body.path("scimType").asText()).orElse(""));
        }
    }

    private RouteAnswer carryOut(RouteRequest request) {
        ScimPermit permit = CurrentPermit.of(session, connection);
        if (!permit.answers()) {
            throw CurrentPermit.refusal(permit);
        }
        request.route().require(request.method());
        RealmModel realm = session.getContext().getRealm();
        String baseUrl = ServiceProvider.of(session, realm, connection).scimBaseUrl();
        Operation.Caller caller =
                new Operation.Caller(token.tokenId(), token.tokenName(), baseUrl, departments, came, sync);
        // Keycloak would commit it after the answer, and where that fails answer 500 to what is written by then.
        // A body may take longer to come than a transaction may last.
        session.getTransactionManager().commit();
        try {
            return new ScimRoutes(new Operations(session, connection, caller), sync, baseUrl).answer(request);
        } catch (ScimProblem e) {
            if (OF_NO_TOKEN.contains(e.status())) {
                turnAway();
            }
            throw e;
        }
    }

    /**
     * The token has ended since its request was let in, which leaves behind what its next request would.
     *
     * @throws ScimProblem what that one would be answered
     */
    private void turnAway() {
        Verdict verdict = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> verdict(own, connection),
                "SCIM token");
        noteTurnedAway(session, connection, notes, verdict);
        if (!(verdict instanceof Verdict.Accepted)) {
            throw Admission.refusal(verdict);
        }
    }
}
