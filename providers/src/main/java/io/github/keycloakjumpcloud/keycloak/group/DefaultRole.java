package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** The role that an account gets when a connection creates it. */
public final class DefaultRole {

    private static final Logger LOG = Logger.getLogger(DefaultRole.class);

    private DefaultRole() {}

    /**
     * Grants the connection's default role, if it has one, unless the role makes administrators. A role that does not exist
     * is an error in the log only.
     */
    public static void grant(KeycloakSession session, ConnectionConfig connection, UserModel user) {
        connection.defaultRole().ifPresent(name -> of(session, connection)
                .ifPresentOrElse(
                        role -> new GrantedAccess(session, connection).grant(user, role),
                        () -> LOG.errorf(
                                "Connection %s: the default role %s does not exist; user %s has none",
                                Shown.name(connection.getAlias()), Shown.one(name), user.getId())));
    }

    /** The connection's default role; empty also when there is none of the name. */
    static Optional<RoleModel> of(KeycloakSession session, ConnectionConfig connection) {
        return connection.defaultRole().flatMap(name -> new RoleName(name)
                .find(session, session.getContext().getRealm()));
    }
}
