package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.department.Department;
import io.github.keycloakjumpcloud.core.department.DepartmentDecision;
import io.github.keycloakjumpcloud.core.department.DepartmentDecision.Target;
import io.github.keycloakjumpcloud.core.department.DepartmentMerge;
import io.github.keycloakjumpcloud.core.department.DepartmentName;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Brings a person's department in line with what JumpCloud says; the one code path for SAML and SCIM. */
public final class DepartmentMembership {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Withheld withheld;
    private final DepartmentGroups departments;

    public DepartmentMembership(
            KeycloakSession session, RealmModel realm, ConnectionConfig config, DepartmentIndex index) {
        this.session = session;
        this.realm = realm;
        this.withheld = new Withheld(session, config);
        this.departments = new DepartmentGroups(session, realm, config, index);
    }

    /**
     * What was done.
     *
     * @param created the id of the department, if it was created for this person
     */
    public record Applied(boolean changed, Optional<String> created) {}

    /**
     * @param received the department that JumpCloud names; empty: it names none, and nothing changes; blank: the person
     *     leaves
     */
    public Applied apply(UserModel user, Optional<String> received) {
        DepartmentDecision decision = decide(Optional.of(user), received);
        // Somebody else may be doing the same just now, and Keycloak would insert the same row a second time.
        if (changes(decision) && new RowLock(session).hold(user)) {
            decision = decide(Optional.of(user), received);
        }
        Target target = standing(decision.target());
        Optional<String> created = Optional.empty();
        if (target instanceof Target.Create create) {
            Department department = departments.create(create.name());
            created = Optional.of(department.groupId());
            target = standing(DepartmentMerge.decide(received, Optional.of(department), Set.of())
                    .target());
        }
        enter(user, target);
        for (String groupId : decision.leave()) {
            withheld.leave(user, Withheld.Kind.DEPARTMENT, realm.getGroupById(groupId));
        }
        return new Applied(changes(decision), created);
    }

    /**
     * As {@link #apply}, for a new account, where it has to join and no more. A department that has to be created is committed
     * on its own, and comes last; one that a default group of the realm is can be left once the account is written.
     *
     * @return what is left to be applied
     */
    public Optional<String> applyExisting(UserModel created, Optional<String> received) {
        DepartmentDecision decision = decide(Optional.of(created), received);
        Target target = standing(decision.target());
        if (target instanceof Target.Create || !decision.leave().isEmpty()) {
            return received;
        }
        enter(created, target);
        return Optional.empty();
    }

    /** A department that is joined stays until then; one that was removed this moment has to be created. */
    private Target standing(Target target) {
        return target instanceof Target.Join join && !departments.keep(join.department())
                ? new Target.Create(
                        DepartmentName.parse(join.department().name()).orElseThrow())
                : target;
    }

    /**
     * What {@link #apply} would do; nothing is written.
     *
     * @param user empty for somebody who has no account yet
     */
    public DepartmentDecision decide(Optional<UserModel> user, Optional<String> received) {
        Optional<Department> existing = received.flatMap(DepartmentName::parse).flatMap(departments::find);
        Optional<UserModel> named = user.filter(any -> received.isPresent());
        return DepartmentMerge.decide(
                        received, existing, named.map(departments::of).orElseGet(Set::of))
                .leavingToo(named.map(departments::formerOf).orElseGet(Set::of));
    }

    /** Removes a department that nobody is in and no admin has made anything of. */
    public static void removeIfUnused(KeycloakSession session, String departmentId) {
        RealmModel realm = session.getContext().getRealm();
        // Whoever joins it now is waited for.
        GroupModel group = new RowLock(session).group(departmentId);
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

    private static boolean changes(DepartmentDecision decision) {
        return !decision.leave().isEmpty()
                || decision.target() instanceof Target.Join
                || decision.target() instanceof Target.Create;
    }

    private void enter(UserModel user, Target target) {
        if (target instanceof Target.Join join) {
            UnmaskedAccount.inGroups(session, user).joinGroup(departments.group(join.department()));
        } else if (target instanceof Target.SkippedDisabled skipped) {
            withheld.disabled(user, skipped.department().groupId());
        } else if (target instanceof Target.SkippedAdministrators skipped) {
            withheld.administrators(
                    user, Withheld.Kind.DEPARTMENT, skipped.department().groupId());
        }
    }
}
