package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.department.Department;
import io.github.keycloakjumpcloud.core.department.DepartmentDecision;
import io.github.keycloakjumpcloud.core.department.DepartmentDecision.Target;
import io.github.keycloakjumpcloud.core.department.DepartmentMerge;
import io.github.keycloakjumpcloud.core.department.DepartmentName;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Brings a person's department in line with what JumpCloud says; the one code path for SAML and SCIM. */
public final class DepartmentMembership {

    private static final Logger LOG = Logger.getLogger(DepartmentMembership.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig config;
    private final DepartmentGroups departments;

    public DepartmentMembership(
            KeycloakSession session, RealmModel realm, ConnectionConfig config, DepartmentIndex index) {
        this.session = session;
        this.realm = realm;
        this.config = config;
        this.departments = new DepartmentGroups(session, realm, config.departmentRoot(), index);
    }

    /**
     * @param received the department that JumpCloud names; empty: it names none, and nothing changes; blank: the person
     *     leaves
     * @return the id of the department, if it was created for this person
     */
    public Optional<String> apply(UserModel user, Optional<String> received) {
        Optional<String> created = Optional.empty();
        DepartmentDecision decision = decide(Optional.of(user), received);
        if (decision.target() instanceof Target.Join join) {
            user.joinGroup(departments.group(join.department()));
        } else if (decision.target() instanceof Target.Create create) {
            created = Optional.of(joinNew(user, create.name()));
        } else if (decision.target() instanceof Target.SkippedDisabled skipped) {
            reportDisabled(user, skipped.department());
        }
        for (String groupId : decision.leave()) {
            GroupModel group = realm.getGroupById(groupId);
            user.leaveGroup(group);
        }
        return created;
    }

    /**
     * What {@link #apply} would do; nothing is written.
     *
     * @param user empty for somebody who has no account yet
     */
    public DepartmentDecision decide(Optional<UserModel> user, Optional<String> received) {
        Optional<Department> existing = received.flatMap(DepartmentName::parse).flatMap(departments::find);
        Set<Department> current =
                received.isPresent() ? user.map(departments::of).orElseGet(Set::of) : Set.of();
        return DepartmentMerge.decide(received, existing, current);
    }

    /** Removes a department that nobody is in and no admin has made anything of. */
    public static void removeIfUnused(KeycloakSession session, String departmentId) {
        RealmModel realm = session.getContext().getRealm();
        GroupModel group = realm.getGroupById(departmentId);
        if (group != null
                && Set.of(DepartmentGroups.ENABLED).equals(group.getAttributes().keySet())
                && group.getRoleMappingsStream().findAny().isEmpty()
                && group.getSubGroupsCount() == 0
                && session.users()
                        .getGroupMembersStream(realm, group, 0, 1)
                        .findAny()
                        .isEmpty()) {
            realm.removeGroup(group);
        }
    }

    private String joinNew(UserModel user, DepartmentName name) {
        Department department = departments.create(name);
        if (department.enabled()) {
            user.joinGroup(departments.group(department));
        } else {
            reportDisabled(user, department);
        }
        return department.groupId();
    }

    private void reportDisabled(UserModel user, Department department) {
        LOG.infof(
                "Connection %s: user %s was not put into department %s, which is disabled",
                config.getAlias(), user.getId(), department.groupId());
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.UPDATE_PROFILE)
                .user(user)
                .detail(Details.IDENTITY_PROVIDER, config.getAlias())
                .detail("jumpcloud_department", "disabled")
                .detail("jumpcloud_department_id", department.groupId())
                .success();
    }
}
