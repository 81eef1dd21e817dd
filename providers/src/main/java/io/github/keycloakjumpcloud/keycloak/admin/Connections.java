package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.ws.rs.NotFoundException;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Finds the connection that a path names; a provider of another type is none. */
final class Connections {

    private final KeycloakSession session;

    Connections(KeycloakSession session) {
        this.session = session;
    }

    ConnectionConfig require(String alias) {
        IdentityProviderModel model = session.identityProviders().getByAlias(alias);
        if (!ConnectionConfig.isConnection(model)) {
            throw new NotFoundException("no such connection");
        }
        return ConnectionConfig.of(model);
    }
}
