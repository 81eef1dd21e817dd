package io.github.keycloakjumpcloud.keycloak.connection;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** The connections of the session's realm. */
public final class Connections {

    private Connections() {}

    public static Stream<ConnectionConfig> of(KeycloakSession session) {
        return in(session.identityProviders().getAllStream(Map.of(), null, null));
    }

    static Stream<ConnectionConfig> in(Stream<IdentityProviderModel> providers) {
        return providers.filter(ConnectionConfig::isConnection).map(ConnectionConfig::of);
    }

    /** Empty for an alias that nobody has, and for one of a provider of another type. */
    public static Optional<ConnectionConfig> find(KeycloakSession session, String alias) {
        return connection(session.identityProviders().getByAlias(alias));
    }

    /** The same by the internal id, which stays when the alias changes. */
    public static Optional<ConnectionConfig> findById(KeycloakSession session, String internalId) {
        return connection(session.identityProviders().getById(internalId));
    }

    private static Optional<ConnectionConfig> connection(IdentityProviderModel model) {
        return Optional.ofNullable(model).filter(ConnectionConfig::isConnection).map(ConnectionConfig::of);
    }

    public static boolean areThere(KeycloakSession session) {
        return of(session).findAny().isPresent();
    }
}
