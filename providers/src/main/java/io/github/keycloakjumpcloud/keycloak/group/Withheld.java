package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Tells admins, by log and event, where a person has something else than JumpCloud says. */
record Withheld(KeycloakSession session, ConnectionConfig connection) {

    private static final Logger LOG = Logger.getLogger(Withheld.class);

    /** What it is; also the name of the event's detail, after {@code jumpcloud_}. */
    enum Kind {
        DEPARTMENT("department"),
        GROUP("group"),
        ROLE("role");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** A department that takes nobody in. */
    void disabled(UserModel user, String departmentId) {
        LOG.infof(
                "Connection %s: user %s was not put into department %s, which is disabled",
                Shown.name(connection.getAlias()), user.getId(), departmentId);
        event(user, Kind.DEPARTMENT, departmentId, "disabled");
    }

    /** Something that would make an administrator. */
    void administrators(UserModel user, Kind kind, String id) {
        LOG.warnf(
                "Connection %s: user %s was not given %s %s, which makes administrators",
                Shown.name(connection.getAlias()), user.getId(), kind.text, id);
        event(user, kind, id, "administrators");
    }

    /** Takes the user out of a group; one in which a directory keeps them is told. */
    void leave(UserModel user, Kind kind, GroupModel group) {
        if (!GroupExit.leave(session, user, group)) {
            LOG.warnf(
                    "Connection %s: a directory of the realm keeps user %s in %s %s",
                    Shown.name(connection.getAlias()), user.getId(), kind.text, group.getId());
            event(user, kind, group.getId(), "directory");
        }
    }

    private void event(UserModel user, Kind kind, String id, String why) {
        new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.UPDATE_PROFILE)
                .user(user)
                .detail(Details.IDENTITY_PROVIDER, Shown.bare(connection.getAlias()))
                .detail("jumpcloud_" + kind.text, why)
                .detail("jumpcloud_" + kind.text + "_id", id)
                .success();
    }
}
