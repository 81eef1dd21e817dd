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

/**
 * The brake of one connection, at {@code …/jumpcloud/{alias}/scim-brake}. Both methods answer 404 when there is no such
 * connection.
 */
public final class ScimBrakeResource {

    private final AdminCall call;
    private final String alias;

    ScimBrakeResource(AdminCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * How the brake stands.
     *
     * @param since null when it is not engaged
     * @param deactivations people who lost their accounts within the last hour
     * @param percent the share that is allowed within an hour; 0 for no brake
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BrakeRepresentation(boolean engaged, String since, long deactivations, int percent) {}

    /** How the brake stands. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public BrakeRepresentation status() {
        call.requireView();
        ConnectionConfig connection = call.connection(alias);
        BrakeStatus status = new DeactivationBrake(call.session(), connection).status();
        return new BrakeRepresentation(
                status.engagedSince().isPresent(),
                status.engagedSince().map(Instant::toString).orElse(null),
                status.losses(),
                connection.scimBrakePercent());
    }

    /** Releases the brake and counts anew, also when it is not engaged. Needs {@code manage-identity-providers}. */
    @DELETE
    public Response release() {
        call.requireManage();
        ConnectionConfig connection = call.connection(alias);
        new DeactivationBrake(call.session(), connection).release();
        call.event(OperationType.ACTION).success();
        return Response.noContent().build();
    }
}
