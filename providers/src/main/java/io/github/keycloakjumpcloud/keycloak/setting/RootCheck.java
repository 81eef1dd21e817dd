package io.github.keycloakjumpcloud.keycloak.setting;

import io.github.keycloakjumpcloud.core.group.GroupRoot;
import io.github.keycloakjumpcloud.core.group.RootOverlap;
import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionRoots;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.connection.RememberedFacts;
import io.github.keycloakjumpcloud.keycloak.realm.ActingAdministrator;
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

    /** @throws WrongInput for the roots that may not be */
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
        Problems problems = new Problems();
        RootOverlap.of(own, others).stream()
                .filter(overlap -> changed.contains(overlap.root()) || changed.contains(overlap.other()))
                .map(RootCheck::problem)
                .forEach(problems::add);
        if (session != null) {
            ActingAdministrator.of(session, realm).ifPresent(administrator -> changed.stream()
                    .filter(root -> others.stream().noneMatch(root::isSharedWith))
                    .filter(root -> !administrator.manages(root.path()))
                    .map(root ->
                            ProblemKind.GROUP_NOT_YOURS.problem(root.text()).at(setting(root)))
                    .forEach(problems::add));
        }
        problems.requireNone();
    }

    private static List<GroupRoot> others(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return ConnectionRoots.ofRealm(entities, realm.getId()).stream()
                .filter(root -> !root.connection().equals(connection.getAlias()))
                .toList();
    }

    private static Problem problem(RootOverlap overlap) {
        GroupRoot root = overlap.root();
        GroupRoot other = overlap.other();
        Problem problem = root.connection().equals(other.connection())
                ? ProblemKind.ROOTS_OVERLAP.problem(root.text(), setting(other), other.text())
                : ProblemKind.ROOTS_OF_CONNECTIONS_OVERLAP.problem(
                        root.text(), setting(other), other.text(), other.connection());
        return problem.at(setting(root));
    }

    private static String setting(GroupRoot root) {
        return switch (root.kind()) {
            case DEPARTMENTS -> ConnectionSetting.DEPARTMENT_ROOT.key();
            case GROUPS -> ConnectionSetting.GROUP_ROOT.key();
        };
    }
}
