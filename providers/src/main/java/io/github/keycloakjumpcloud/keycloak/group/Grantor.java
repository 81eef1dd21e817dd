package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;

/**
 * Under what name {@link GrantMemory} remembers what was granted: a mapper under its id, and the connection, which
 * grants the default role, under one of its own.
 */
final class Grantor {

    private static final String CONNECTION = "connection:";
    private static final String WITHDRAWN = "withdrawn:";

    private Grantor() {}

    /** Of what the connection itself has granted. */
    static String of(ConnectionConfig connection) {
        return CONNECTION + connection.getInternalId();
    }

    /** Of what the connection itself has granted, took away when access went, and gives again when it comes back. */
    static String ofWithdrawn(ConnectionConfig connection) {
        return WITHDRAWN + connection.getInternalId();
    }

    /** Whether that which is remembered under this name is held. */
    static boolean isHeld(String grantor) {
        return !grantor.startsWith(WITHDRAWN);
    }

    /** Whether the mapper or connection is still there; grants of deleted ones are forgotten. */
    static Predicate<String> exists(KeycloakSession session) {
        return grantor -> {
            boolean ofConnection = grantor.startsWith(CONNECTION) || grantor.startsWith(WITHDRAWN);
            return ofConnection
                    ? session.identityProviders().getById(grantor.substring(grantor.indexOf(':') + 1)) != null
                    : session.identityProviders().getMapperById(grantor) != null;
        };
    }
}
