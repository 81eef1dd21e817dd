package io.github.keycloakjumpcloud.keycloak.mapper;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.group.GroupMemberships;
import io.github.keycloakjumpcloud.core.group.GroupRule;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.GroupPath;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.group.MapperGrants;
import io.github.keycloakjumpcloud.keycloak.group.RoleName;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.GroupModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.RoleModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Mirrors a person's JumpCloud groups under the connection's group root, or maps them by rules to groups and roles. */
public final class GroupMapper extends ConnectionMapper {

    public static final String ID = "jumpcloud-group-idp-mapper";

    /** Mapper setting: {@link #MIRROR} or {@link #RULES}. */
    public static final String MODE = "groupMode";

    public static final String MIRROR = "mirror";
    public static final String RULES = "rules";

    /** Mapper setting: one rule a line. */
    public static final String GROUP_RULES = "groupRules";

    private static final Logger LOG = Logger.getLogger(GroupMapper.class);

    public GroupMapper() {
        super(
                ID,
                "JumpCloud groups",
                "Group Importer",
                "Joins and leaves follow JumpCloud at each login. mirror: each JumpCloud group becomes a group under"
                        + " the connection's group root. rules: JumpCloud groups are mapped to groups and roles that"
                        + " exist. What this mapper did not grant it does not take away. What would make an administrator"
                        + " is not given.");
    }

    @Override
    void apply(Login login) {
        List<String> received = login.attributes().values(login.connection().groupsAttribute());
        List<GroupModel> present = login.user().getGroupsStream().toList();
        Set<GroupModel> groups = new LinkedHashSet<>();
        Set<RoleModel> roles = new LinkedHashSet<>();
        if (RULES.equals(login.mapper().getConfig().get(MODE))) {
            map(login, received, groups, roles);
        } else {
            mirror(login, received, present, groups);
        }
        new MapperGrants(login.session(), login.connection(), login.mapper().getId())
                .apply(login.user(), present, groups, roles);
    }

    /** What a mapper with these settings grants for these JumpCloud groups: {@code group:/path} or {@code role:name}. */
    public static List<String> preview(
            ConnectionConfig connection, IdentityProviderMapperModel mapper, List<String> received) {
        if (!RULES.equals(mapper.getConfig().get(MODE))) {
            return GroupMemberships.of(received).mirrored().stream()
                    .map(group -> "group:" + connection.groupRoot() + "/" + group.name())
                    .toList();
        }
        return GroupRule.targets(rules(mapper), received).stream()
                .map(GroupRule.Target::toString)
                .toList();
    }

    private static void mirror(Login login, List<String> received, List<GroupModel> present, Set<GroupModel> groups) {
        GroupMemberships memberships = GroupMemberships.of(received);
        if (memberships.cutOff() > 0) {
            LOG.warnf(
                    "Group mapper %s: %d groups of user %s were not mirrored; the limit is %d",
                    Shown.name(login.mapper().getName()),
                    memberships.cutOff(),
                    login.user().getId(),
                    GroupMemberships.LIMIT);
        }
        if (memberships.mirrored().isEmpty()) {
            return;
        }
        GroupTree tree = new GroupTree(login.session(), login.realm());
        GroupModel root = tree.findOrCreate(login.connection().groupRoot());
        Map<String, GroupModel> joined = childrenOf(root, present);
        memberships
                .mirrored()
                .forEach(group -> groups.add(Optional.ofNullable(joined.get(group.name()))
                        .orElseGet(() -> tree.mirrored(root, group.name()))));
    }

    /** Those in which the person is already, by name: none of them has to be looked for. */
    private static Map<String, GroupModel> childrenOf(GroupModel root, List<GroupModel> present) {
        return present.stream()
                .filter(group -> root.getId().equals(group.getParentId()))
                .collect(Collectors.toMap(GroupModel::getName, Function.identity(), (one, same) -> one));
    }

    private static void map(Login login, List<String> received, Set<GroupModel> groups, Set<RoleModel> roles) {
        for (GroupRule.Target target : GroupRule.targets(rules(login.mapper()), received)) {
            if (target instanceof GroupRule.Target.Group group) {
                group(login, group.path()).ifPresent(groups::add);
            } else if (target instanceof GroupRule.Target.Role role) {
                role(login, role.name()).ifPresent(roles::add);
            }
        }
    }

    /** Rules that cannot be read grant nothing: Keycloak gives a mapper no way to refuse them when they are saved. */
    private static List<GroupRule> rules(IdentityProviderMapperModel mapper) {
        try {
            return GroupRule.parse(mapper.getConfig().getOrDefault(GROUP_RULES, ""));
        } catch (WrongInput e) {
            LOG.errorf(
                    "Group mapper %s grants nothing until its rules are mended: %s",
                    Shown.name(mapper.getName()), Wording.english().all(e.problems()));
            return List.of();
        }
    }

    private static Optional<GroupModel> group(Login login, String path) {
        Optional<GroupModel> group = new GroupTree(login.session(), login.realm()).find(GroupPath.stored(path));
        if (group.isEmpty()) {
            LOG.warnf(
                    "Group mapper %s: there is no group %s",
                    Shown.name(login.mapper().getName()), Shown.one(path));
        }
        return group;
    }

    private static Optional<RoleModel> role(Login login, String name) {
        Optional<RoleModel> role = new RoleName(name).find(login.session(), login.realm());
        if (role.isEmpty()) {
            LOG.warnf(
                    "Group mapper %s: there is no role %s",
                    Shown.name(login.mapper().getName()), Shown.one(name));
        }
        return role;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        ProviderConfigProperty mode = new ProviderConfigProperty(
                MODE,
                "Mode",
                "mirror (default): each JumpCloud group becomes a group under the group root. rules: the rules below.",
                ProviderConfigProperty.LIST_TYPE,
                MIRROR);
        mode.setOptions(List.of(MIRROR, RULES));
        ProviderConfigProperty rules = new ProviderConfigProperty(
                GROUP_RULES,
                "Rules",
                "For mode rules: one rule on each line, JumpCloud pattern -> group:/Path or role:name or"
                        + " role:client/name. Example: Sales * -> group:/Sales",
                ProviderConfigProperty.TEXT_TYPE,
                null);
        return List.of(mode, rules);
    }
}
