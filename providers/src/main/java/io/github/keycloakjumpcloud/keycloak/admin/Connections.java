package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Comparator;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
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
            throw AdminProblem.notFound("There is no such connection");
        }
        return ConnectionConfig.of(model);
    }

    /** All of the realm, by alias. */
    Stream<ConnectionConfig> all() {
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication())
                .filter(ConnectionConfig::isConnection)
                .map(ConnectionConfig::of)
                .sorted(Comparator.comparing(ConnectionConfig::getAlias));
    }
}
