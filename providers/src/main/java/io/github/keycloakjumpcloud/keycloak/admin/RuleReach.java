package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.group.GroupRule;
import io.github.keycloakjumpcloud.keycloak.account.Administrators;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.GroupPath;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.group.RoleName;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What rules would do for the people of a connection, by what is known of JumpCloud's groups: those that are mirrored below the
 * group root, by logins or over SCIM, and who is in them.
 */
final class RuleReach {

    /** Of groups that are known. */
    private static final int MOST_GROUPS = 1_000;

    private static final int SHOWN = 10;

    private static final String KNOWN =
            "select g.name, g.id from GroupEntity g where g.parentId = :root order by g.name";

    private static final String PEOPLE = """
            select count(distinct m.user.id) from UserGroupMembershipEntity m where m.groupId in :groups
            and exists (select 1 from FederatedIdentityEntity l
            where l.user = m.user and l.realmId = :realm and l.identityProvider = :alias)
            """;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final GroupTree tree;
    private final Administrators administrators;
    private final EntityManager entities;

    RuleReach(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        this.session = session;
        this.realm = realm;
        this.connection = connection;
        this.tree = new GroupTree(session, realm);
        this.administrators = new Administrators(session, realm);
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Each rule by itself, in their order. */
    List<GroupRulePreview> of(List<GroupRule> rules) {
        Map<String, String> known = known();
        return rules.stream().map(rule -> preview(rule, known)).toList();
    }

    private GroupRulePreview preview(GroupRule rule, Map<String, String> known) {
        List<String> matched =
                known.keySet().stream().filter(rule.pattern()::matches).toList();
        return new GroupRulePreview(
                rule.pattern().text(),
                rule.target().toString(),
                state(rule.target()),
                matched.stream().limit(SHOWN).toList(),
                matched.isEmpty() ? 0 : people(matched.stream().map(known::get).toList()));
    }

    /** Ids by name. */
    private Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        tree.find(connection.groupRoot()).map(GroupModel::getId).ifPresent(root -> entities.createQuery(
                        KNOWN, Object[].class)
                .setParameter("root", root)
                .setMaxResults(MOST_GROUPS)
                .getResultList()
                .forEach(row -> known.put((String) row[0], (String) row[1])));
        return known;
    }

    private long people(List<String> groups) {
        return entities.createQuery(PEOPLE, Long.class)
                .setParameter("groups", groups)
                .setParameter("realm", realm.getId())
                .setParameter("alias", connection.getAlias())
                .getSingleResult();
    }

    private String state(GroupRule.Target target) {
        Optional<Boolean> forAdministrators = target instanceof GroupRule.Target.Role role
                ? new RoleName(role.name()).find(session, realm).map(administrators::wouldContainHoldersOf)
                : tree.find(GroupPath.stored(((GroupRule.Target.Group) target).path()))
                        .map(administrators::wouldContainMembersOf);
        return forAdministrators.map(would -> would ? "withheld" : "given").orElse("missing");
    }
}
