package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.urls.UrlType;

/**
 * What an admin enters in JumpCloud, at {@code …/jumpcloud/{alias}/service-provider}, also for a connection that is disabled
 * or is still to be made. Every method answers 409 when the alias is that of a provider of another type.
 */
public final class ServiceProviderResource {

    private static final String METADATA = "application/samlmetadata+xml";

    private final SetupCall call;
    private final String alias;

    public ServiceProviderResource(SetupCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /** The values one by one. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ConnectionRepresentation.ServiceProviderValues values() {
        call.requireView(SetupPermission.CONNECTION);
        return ConnectionRepresentation.ServiceProviderValues.of(call.connectionIfAny(alias)
                .map(connection -> ServiceProvider.of(call.session(), call.realm(), connection))
                .orElseGet(() -> ServiceProvider.ofNew(call.session(), call.realm(), alias)));
    }

    /**
     * The values as a file for JumpCloud's "Upload Metadata" (SAML Metadata 2.4.4), made by Keycloak, whose
     * own address of it is closed while the connection is disabled. Needs {@code view-identity-providers}.
     */
    @GET
    @Path("metadata")
    @Produces(METADATA)
    public Response metadata() {
        call.requireView(SetupPermission.CONNECTION);
        Response written = new SAMLIdentityProviderFactory()
                .create(call.session(), call.connectionIfAny(alias).orElseGet(this::toBeMade))
                .export(call.session().getContext().getUri(UrlType.FRONTEND), call.realm(), null);
        return Response.ok(written.getEntity(), METADATA)
                .header("Content-Disposition", "attachment; filename=\"keycloak-sp-metadata.xml\"")
                .build();
    }

    private ConnectionConfig toBeMade() {
        ConnectionConfig connection = new ConnectionConfig();
        connection.setAlias(alias);
        return connection;
    }
}
