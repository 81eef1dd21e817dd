package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.response.PrincipalAttribute;
import java.util.Objects;
import java.util.Optional;

/** What names a person at a connection: the NameID, or an attribute where a provider was adopted with one. */
public final class ConnectionPrincipal {

    private ConnectionPrincipal() {}

    /** The attribute; empty where the NameID counts. */
    public static Optional<PrincipalAttribute> of(ConnectionConfig connection) {
        String name = Objects.requireNonNullElse(connection.getPrincipalAttribute(), "");
        return switch (connection.getPrincipalType()) {
            case SUBJECT -> Optional.empty();
            case ATTRIBUTE -> Optional.of(new PrincipalAttribute(name, false));
            case FRIENDLY_ATTRIBUTE -> Optional.of(new PrincipalAttribute(name, true));
        };
    }
}
