package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.brake.BrakeStatus;
import io.github.keycloakjumpcloud.keycloak.scim.brake.DeactivationBrake;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * The brake of one connection, at {@code …/jumpcloud/{alias}/scim-brake}. Both methods answer 404 when there is no such
 * connection.
 */
public final class ScimBrakeResource {

    private final KeycloakSession session;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;
    private final String alias;

    ScimBrakeResource(
            KeycloakSession session, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent, String alias) {
        this.session = session;
        this.auth = auth;
        this.adminEvent = adminEvent;
        this.alias = alias;
    }

    /**
     * How the brake stands.
     *
     * @param since null when it is not engaged
     * @param deactivations deactivations and deletions within the last hour
     * @param percent the share that is allowed within an hour; 0 for no brake
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BrakeRepresentation(boolean engaged, String since, long deactivations, int percent) {}

    /** How the brake stands. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public BrakeRepresentation status() {
        auth.realm().requireViewIdentityProviders();
        ConnectionConfig connection = new Connections(session).require(alias);
        BrakeStatus status = new DeactivationBrake(session, connection).status();
        return new BrakeRepresentation(
                status.engagedSince().isPresent(),
                status.engagedSince().map(Instant::toString).orElse(null),
                status.losses(),
                connection.scimBrakePercent());
    }

    /** Releases the brake and counts anew, also when it is not engaged. Needs {@code manage-identity-providers}. */
    @DELETE
    public Response release() {
        auth.realm().requireManageIdentityProviders();
        ConnectionConfig connection = new Connections(session).require(alias);
        new DeactivationBrake(session, connection).release();
        adminEvent
                .operation(OperationType.ACTION)
                .resourcePath(session.getContext().getUri())
                .success();
        return Response.noContent().build();
    }
}
