package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.token.CreatedToken;
import io.github.keycloakjumpcloud.keycloak.scim.token.ScimTokens;
import io.github.keycloakjumpcloud.keycloak.scim.token.TokenDenied;
import io.github.keycloakjumpcloud.keycloak.setup.ConnectionWiring;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.keycloak.events.admin.OperationType;

/**
 * The tokens of one connection, below {@code …/jumpcloud/{alias}/scim-tokens}. Every method answers 404 when there is no
 * such connection.
 */
public final class ScimTokenResource {

    private static final String NO_STORE = "no-store";
    private static final String TOKENS = "scim-tokens";

    private final SetupCall call;
    private final String alias;

    public ScimTokenResource(SetupCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * Makes a token. Needs {@code manage-identity-providers}. Answers 201 with the token, which is shown this once; 400
     * for a body that is none; 409 when the name is taken or there are too many tokens.
     */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(String body) {
        call.requireStanding();
        call.requireManage(SetupPermission.SCIM);
        ConnectionConfig connection = call.connection(alias);
        CreatedToken created = create(connection, body);
        new ConnectionWiring(call.session(), call.realm()).prepareScim(connection);
        UriInfo address = call.session().getContext().getUri();
        call.report(
                OperationType.CREATE,
                alias,
                TokenRepresentation.reported(created.token()),
                TOKENS,
                created.token().id());
        return Response.created(address.getAbsolutePathBuilder()
                        .path(created.token().id())
                        .build())
                .entity(TokenRepresentation.revealed(created))
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    private CreatedToken create(ConnectionConfig connection, String body) {
        try {
            TokenRequest request = TokenRequest.parse(body);
            return tokens().create(connection, request.name(), request.lifetime());
        } catch (WrongInput e) {
            throw call.problem().badRequest(e);
        } catch (TokenDenied e) {
            throw problem(e);
        }
    }

    private WebApplicationException problem(TokenDenied denied) {
        return switch (denied.denial()) {
            case NAME_TAKEN, TOO_MANY -> call.problem().conflict(denied.denial().problem());
            case NAME_BLANK, NAME_TOO_LONG, LIFETIME_OUT_OF_RANGE ->
                call.problem().badRequest(new WrongInput(denied.denial().problem()));
        };
    }

    /** The tokens, expired ones included, oldest first, without secrets. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        call.requireView(SetupPermission.SCIM);
        ConnectionConfig connection = call.connection(alias);
        Instant now = ServerTime.now();
        List<TokenRepresentation> tokens = tokens().list(connection).stream()
                .map(token -> TokenRepresentation.listed(token, now))
                .toList();
        return Response.ok(tokens).header(HttpHeaders.CACHE_CONTROL, NO_STORE).build();
    }

    /** Revokes a token. Needs {@code manage-identity-providers}. Answers 404 when it is none of this connection's. */
    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id) {
        call.requireStanding();
        call.requireManage(SetupPermission.SCIM);
        ConnectionConfig connection = call.connection(alias);
        if (!tokens().revoke(connection, id)) {
            throw call.problem().notFound(ProblemKind.NO_SUCH_TOKEN);
        }
        call.report(OperationType.DELETE, alias, null, TOKENS, id);
        return Response.noContent().build();
    }

    private ScimTokens tokens() {
        return new ScimTokens(call.session(), call.realm());
    }
}
