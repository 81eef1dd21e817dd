package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.group.GroupRoot;
import io.github.keycloakjumpcloud.core.group.RootOverlap;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Refuses roots whose rules would work against each other, and groups that exist to an administrator who may not manage them:
 * who is in them would be for a JumpCloud of that administrator's choice to say. That of the roots of other connections it is
 * already, since whoever may save connections may change those. What was saved before stays.
 */
final class RootCheck {

    private RootCheck() {}

    /** @throws IllegalArgumentException for the first root that may not be */
    static void check(ConnectionConfig connection, RealmModel realm) {
        List<GroupRoot> own = ConnectionRoots.of(connection);
        List<GroupRoot> before = RememberedFacts.stored(connection)
                .map(settings -> ConnectionRoots.of(ConnectionRoots.connection(connection.getAlias(), settings)))
                .orElse(List.of());
        List<GroupRoot> changed =
                own.stream().filter(root -> !before.contains(root)).toList();
        if (changed.isEmpty()) {
            return;
        }
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        List<GroupRoot> others = session == null ? List.of() : others(session, realm, connection);
        RootOverlap.of(own, others).stream()
                .filter(overlap -> changed.contains(overlap.root()) || changed.contains(overlap.other()))
                .findFirst()
                .ifPresent(overlap -> {
                    throw new IllegalArgumentException(sentence(overlap));
                });
        if (session != null) {
            ActingAdministrator.of(session, realm).ifPresent(administrator -> changed.stream()
                    .filter(root -> others.stream().noneMatch(root::isSharedWith))
                    .forEach(root -> requireManaged(administrator, root)));
        }
    }

    private static List<GroupRoot> others(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return ConnectionRoots.ofRealm(entities, realm.getId()).stream()
                .filter(root -> !root.connection().equals(connection.getAlias()))
                .toList();
    }

    private static String sentence(RootOverlap overlap) {
        String whose = overlap.root().connection().equals(overlap.other().connection())
                ? ""
                : " of connection " + overlap.other().connection();
        return setting(overlap.root()) + " " + overlap.root().text() + " and " + setting(overlap.other()) + " "
                + overlap.other().text() + whose + " may not be one group or lie within each other";
    }

    private static void requireManaged(ActingAdministrator administrator, GroupRoot root) {
        if (!administrator.manages(root.path())) {
            throw new IllegalArgumentException(setting(root) + ": you may not manage the group " + root.text()
                    + " or a group above it, and the group exists: choose a group that does not exist yet");
        }
    }

    private static String setting(GroupRoot root) {
        return switch (root.kind()) {
            case DEPARTMENTS -> ConnectionSetting.DEPARTMENT_ROOT.key();
            case GROUPS -> ConnectionSetting.GROUP_ROOT.key();
        };
    }
}
