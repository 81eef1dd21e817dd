package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.StripSecretsUtils;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The admin API below {@code /admin/realms/{realm}/jumpcloud}. */
public final class ConnectionAdminResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    ConnectionAdminResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent.resource(ResourceType.IDENTITY_PROVIDER);
    }

    /**
     * Adopts an existing provider of type {@code saml}. Needs {@code manage-identity-providers}. Answers 200 with the
     * connection; again for one that is a connection already; 404 for an unknown alias; 409 for a provider of another
     * type; 400 when its settings are no good for a connection, and then nothing has changed.
     */
    @POST
    @Path("{alias}/adopt")
    @Produces(MediaType.APPLICATION_JSON)
    public Response adopt(@PathParam("alias") String alias) {
        auth.realm().requireManageIdentityProviders();
        IdentityProviderModel model = session.identityProviders().getByAlias(alias);
        if (model == null) {
            throw new NotFoundException("no such identity provider");
        }
        if (!ConnectionConfig.isConnection(model)) {
            adopt(model);
        }
        return Response.ok(representation(alias)).build();
    }

    /** The tokens of the connection's SCIM clients. */
    @Path("{alias}/scim-tokens")
    public ScimTokenResource scimTokens(@PathParam("alias") String alias) {
        return new ScimTokenResource(session, realm, auth, adminEvent, alias);
    }

    /** The brake on deactivations over SCIM. */
    @Path("{alias}/scim-brake")
    public ScimBrakeResource scimBrake(@PathParam("alias") String alias) {
        return new ScimBrakeResource(session, auth, adminEvent, alias);
    }

    private void adopt(IdentityProviderModel model) {
        if (!Adoption.isAdoptable(model)) {
            throw ErrorResponse.error("Only a provider of type saml can be adopted", Response.Status.CONFLICT);
        }
        try {
            new Adoption(session, realm).adopt(model);
        } catch (IllegalArgumentException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
        adminEvent
                .operation(OperationType.UPDATE)
                .resourcePath(session.getContext().getUri())
                .representation(representation(model.getAlias()))
                .success();
    }

    private IdentityProviderRepresentation representation(String alias) {
        IdentityProviderModel model = session.identityProviders().getByAlias(alias);
        return StripSecretsUtils.stripSecrets(session, ModelToRepresentation.toRepresentation(session, realm, model));
    }
}
