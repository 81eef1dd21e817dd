package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.Config;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** {@code /realms/{realm}/jumpcloud}: finds the connection; one that is unknown, disabled or of another type is not there. */
public final class ConnectionResources implements RealmResourceProvider {

    private final KeycloakSession session;

    private ConnectionResources(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Path("{alias}")
    public ConnectionResource connection(@PathParam("alias") String alias) {
        IdentityProviderModel model = session.identityProviders().getByAlias(alias);
        if (!ConnectionConfig.isConnection(model) || !model.isEnabled()) {
            throw new NotFoundException("no such connection");
        }
        return new ConnectionResource(session, ConnectionConfig.of(model));
    }

    @Override
    public void close() {}

    /** Registers the path segment {@code jumpcloud}. */
    public static final class Factory implements RealmResourceProviderFactory {

        @Override
        public String getId() {
            return "jumpcloud";
        }

        @Override
        public RealmResourceProvider create(KeycloakSession session) {
            return new ConnectionResources(session);
        }

        @Override
        public void init(Config.Scope config) {}

        @Override
        public void postInit(KeycloakSessionFactory factory) {}

        @Override
        public void close() {}
    }
}
