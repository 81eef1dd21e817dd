package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.finding.Finding;
import io.github.keycloakjumpcloud.core.finding.FindingFact;
import io.github.keycloakjumpcloud.core.group.GroupRule;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.GroupPath;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.group.RoleName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Roles and groups that a connection must give, and that the realm does not have: deleted, renamed, or never made. */
final class MissingTargets {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final GroupTree groups;

    MissingTargets(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.groups = new GroupTree(session, realm);
    }

    /** @param rules of the group mappers, by the mapper's name */
    List<Finding> of(ConnectionConfig connection, Map<String, String> rules) {
        Stream<Finding> role = connection.defaultRole().filter(name -> !isRole(name)).stream()
                .map(name -> Finding.of(FindingFact.DEFAULT_ROLE_MISSING, FactArgument.text(name)));
        return Stream.concat(
                        role, rules.entrySet().stream().flatMap(mapper -> missing(mapper.getKey(), mapper.getValue())))
                .toList();
    }

    private Stream<Finding> missing(String mapper, String rules) {
        try {
            return GroupRule.parse(rules).stream()
                    .map(GroupRule::target)
                    .distinct()
                    .filter(target -> !isThere(target))
                    .map(target -> Finding.of(
                            FindingFact.MAPPER_TARGET_MISSING,
                            FactArgument.text(mapper),
                            FactArgument.text(target.toString())));
        } catch (WrongInput e) {
            return Stream.of(
                    Finding.of(FindingFact.MAPPER_RULES_UNREADABLE, FactArgument.text(mapper), e.asArgument()));
        }
    }

    private boolean isThere(GroupRule.Target target) {
        if (target instanceof GroupRule.Target.Role role) {
            return isRole(role.name());
        }
        return target instanceof GroupRule.Target.Group group
                && groups.find(GroupPath.stored(group.path())).isPresent();
    }

    private boolean isRole(String name) {
        return new RoleName(name).find(session, realm).isPresent();
    }
}
