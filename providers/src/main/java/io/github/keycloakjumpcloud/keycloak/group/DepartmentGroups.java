package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.department.Department;
import io.github.keycloakjumpcloud.core.department.DepartmentId;
import io.github.keycloakjumpcloud.core.department.DepartmentName;
import io.github.keycloakjumpcloud.keycloak.account.Administrators;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.GroupPath;
import io.github.keycloakjumpcloud.keycloak.connection.RememberedFacts;
import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.micrometer.core.instrument.Metrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The departments of a connection: the groups directly under its department root. */
final class DepartmentGroups {

    /** Group attribute; "false" disables the department. */
    static final String ENABLED = "enabled";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final GroupTree tree;
    private final GroupPath rootPath;
    private final Set<GroupPath> formerRoots;
    private final DepartmentIndex index;
    private final Administrators administrators;

    DepartmentGroups(KeycloakSession session, RealmModel realm, ConnectionConfig connection, DepartmentIndex index) {
        this.session = session;
        this.realm = realm;
        this.tree = new GroupTree(session, realm);
        this.rootPath = connection.departmentRoot();
        this.formerRoots = Set.copyOf(RememberedFacts.formerDepartmentRoots(connection));
        this.index = index;
        this.administrators = new Administrators(session, realm);
    }

    /** The departments that a person is in. */
    Set<Department> of(UserModel user) {
        return under(Set.of(rootPath), user).map(this::department).collect(Collectors.toSet());
    }

    /** The ids of those that a person is in from the time when departments lived elsewhere. */
    Set<String> formerOf(UserModel user) {
        return under(formerRoots, user).map(GroupModel::getId).collect(Collectors.toSet());
    }

    /** From the person's groups upwards: Keycloak's cache knows those, and not that there is no group at a path. */
    private static Stream<GroupModel> under(Set<GroupPath> roots, UserModel user) {
        if (roots.isEmpty()) {
            return Stream.empty();
        }
        // Most of a person's groups have one parent: its path is put together once.
        Map<String, Boolean> isRoot = new HashMap<>();
        return user.getGroupsStream()
                .filter(group -> group.getParentId() != null
                        && isRoot.computeIfAbsent(
                                group.getParentId(), parent -> roots.contains(GroupPath.of(group.getParent()))));
    }

    /**
     * The department of this name, however it is spelled: by its derived id and by its exact name, both quick; else by
     * one look at all departments, whose result is remembered.
     */
    Optional<Department> find(DepartmentName name) {
        return tree.find(rootPath).flatMap(root -> find(root, name)).map(this::department);
    }

    private Optional<GroupModel> find(GroupModel root, DepartmentName name) {
        return byId(root, name, DepartmentId.of(realm.getId(), root.getId(), name))
                .or(() -> index.get(root.getId(), name).flatMap(id -> byId(root, name, id)))
                .or(() -> tree.child(root, name.display()))
                .or(() -> scan(root, name));
    }

    private Optional<GroupModel> byId(GroupModel root, DepartmentName name, String id) {
        return Optional.ofNullable(realm.getGroupById(id))
                .filter(group -> root.getId().equals(group.getParentId()) && isNamed(group, name));
    }

    private Optional<GroupModel> scan(GroupModel root, DepartmentName name) {
        Optional<GroupModel> found =
                root.getSubGroupsStream().filter(group -> isNamed(group, name)).findFirst();
        found.ifPresent(group -> index.put(root.getId(), name, group.getId()));
        return found;
    }

    /** Creates the department, enabled, or finds the one that was created at the same time. */
    Department create(DepartmentName name) {
        GroupModel root = tree.findOrCreate(rootPath);
        return department(GroupTree.repeatedly(() -> {
            String id = tree.freeId(
                    root.getId(),
                    name.folded(),
                    group -> root.getId().equals(group.getParentId()) && isNamed(group, name));
            if (tree.create(id, root, name.display(), group -> group.setAttribute(ENABLED, List.of("true")))) {
                Metrics.counter(Metric.DEPARTMENTS_CREATED.meter()).increment();
            }
            return byId(root, name, id).or(() -> find(root, name));
        }));
    }

    /** Keeps a department that is unused from being removed meanwhile; false when it is gone. */
    boolean keep(Department department) {
        return new RowLock(session).keepGroup(department.groupId());
    }

    GroupModel group(Department department) {
        return realm.getGroupById(department.groupId());
    }

    private static boolean isNamed(GroupModel group, DepartmentName name) {
        return DepartmentName.parse(group.getName()).filter(name::equals).isPresent();
    }

    private Department department(GroupModel group) {
        boolean enabled = !"false".equalsIgnoreCase(group.getFirstAttribute(ENABLED));
        return new Department(group.getId(), group.getName(), enabled, administrators.wouldContainMembersOf(group));
    }
}
