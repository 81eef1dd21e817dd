package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.group.RoleName;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The role and the client that a request names anew must be there. What is stored may be gone since: that is a finding, and no
 * reason to refuse another change. An import may bring the connection before the role, and is not asked.
 */
final class NewTargets {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig before;
    private final ConnectionRequest request;

    /** @param before the connection as it is stored; a new one with its defaults */
    NewTargets(KeycloakSession session, RealmModel realm, ConnectionConfig before, ConnectionRequest request) {
        this.session = session;
        this.realm = realm;
        this.before = before;
        this.request = request;
    }

    void check(Problems problems) {
        named(ConnectionSetting.DEFAULT_ROLE)
                .filter(role -> new RoleName(role).find(session, realm).isEmpty())
                .ifPresent(role ->
                        problems.add(ProblemKind.ROLE_UNKNOWN.problem(role).at(ConnectionSetting.DEFAULT_ROLE.key())));
        named(ConnectionSetting.PORTAL_CLIENT)
                .filter(client -> realm.getClientByClientId(client) == null)
                .ifPresent(client -> problems.add(
                        ProblemKind.CLIENT_UNKNOWN.problem(client).at(ConnectionSetting.PORTAL_CLIENT.key())));
    }

    /** Empty where the request leaves the setting as it is. */
    private Optional<String> named(ConnectionSetting setting) {
        return request.settings()
                .getOrDefault(setting, Optional.empty())
                .map(String::strip)
                .filter(name -> !before.value(setting).equals(Optional.of(name)));
    }
}
