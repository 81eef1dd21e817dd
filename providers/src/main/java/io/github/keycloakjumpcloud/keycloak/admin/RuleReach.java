package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.group.GroupRule;
import io.github.keycloakjumpcloud.keycloak.account.Administrators;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.GroupPath;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.group.RoleName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What rules would do for the people of a connection, by what is known of JumpCloud's groups. */
final class RuleReach {

    private static final int SHOWN = 10;

    /** Each of them asks the database. */
    private static final int MOST = 200;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final GroupTree tree;
    private final Administrators administrators;
    private final KnownGroups groups;

    /** Of many rules for the same groups the database counts once. */
    private final Map<List<String>, Long> counted = new HashMap<>();

    RuleReach(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        this.session = session;
        this.realm = realm;
        this.connection = connection;
        this.tree = new GroupTree(session, realm);
        this.administrators = new Administrators(session, realm);
        this.groups = new KnownGroups(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                realm.getId(),
                connection.getAlias());
    }

    /** Each rule by itself, in their order; the first {@value #MOST}. */
    List<GroupRulePreview> of(List<GroupRule> rules) {
        Map<String, String> known = tree.find(connection.groupRoot())
                .map(GroupModel::getId)
                .map(groups::below)
                .orElseGet(Map::of);
        return rules.stream().limit(MOST).map(rule -> preview(rule, known)).toList();
    }

    private GroupRulePreview preview(GroupRule rule, Map<String, String> known) {
        List<String> matched =
                known.keySet().stream().filter(rule.pattern()::matches).toList();
        return new GroupRulePreview(
                rule.pattern().text(),
                rule.target().toString(),
                state(rule.target()),
                matched.stream().limit(SHOWN).toList(),
                counted.computeIfAbsent(matched.stream().map(known::get).toList(), groups::people));
    }

    private String state(GroupRule.Target target) {
        Optional<Boolean> forAdministrators = target instanceof GroupRule.Target.Role role
                ? new RoleName(role.name()).find(session, realm).map(administrators::wouldContainHoldersOf)
                : tree.find(GroupPath.stored(((GroupRule.Target.Group) target).path()))
                        .map(administrators::wouldContainMembersOf);
        return forAdministrators.map(would -> would ? "withheld" : "given").orElse("missing");
    }
}
