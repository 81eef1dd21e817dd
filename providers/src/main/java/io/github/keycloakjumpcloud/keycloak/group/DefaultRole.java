package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
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
        RealmModel realm = session.getContext().getRealm();
        connection.defaultRole().ifPresent(name -> new RoleName(name)
                .find(session, realm)
                .ifPresentOrElse(
                        role -> new GrantedAccess(session, connection).grant(user, role),
                        () -> LOG.errorf(
                                "Connection %s: the default role %s does not exist; user %s has none",
                                Shown.name(connection.getAlias()), Shown.one(name), user.getId())));
    }
}
