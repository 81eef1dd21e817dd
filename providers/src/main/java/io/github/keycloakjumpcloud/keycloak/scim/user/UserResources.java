package io.github.keycloakjumpcloud.keycloak.scim.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.access.ProvisioningDecision;
import io.github.keycloakjumpcloud.core.scim.DeletionMode;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.group.DefaultRole;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Projection;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.Query;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ResourceKind;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.UserPatch;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;

/** The connection's users (RFC 7643 §4.1). Users that it does not own do not exist here. */
public final class UserResources implements ResourceCollection {

    /** What can change without a look at the user profile. */
    private static final Set<String> BESIDE_THE_PROFILE = Set.of("active", "schemas", "id", "meta", "groups");

    private final Operation operation;
    private final UserView view;
    private final AccountProfile profile;
    private final AccountLink link;
    private final AccountState state;
    private final Memberships memberships;

    public UserResources(Operation operation) {
        this.operation = operation;
        this.view = new UserView(operation);
        this.profile = new AccountProfile(operation);
        this.link = new AccountLink(operation);
        this.state = new AccountState(operation);
        this.memberships = new Memberships(operation);
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        UserDocument person = new UserDocument(ResourceKind.USER.normalise(body));
        String email = link.emailOf(person);
        ProvisioningDecision decision = new ExistingUsers(operation).decide(person, email);
        if (decision instanceof ProvisioningDecision.Conflict conflict) {
            throw ScimProblem.uniqueness(conflict.reason());
        }
        UserModel user = decision instanceof ProvisioningDecision.AdoptAccount adopt
                ? adopt(adopt.userId(), person, email)
                : create(person, email);
        operation.events().user(OperationType.CREATE, user.getId(), Map.of());
        return view.render(user);
    }

    private UserModel create(UserDocument person, String email) {
        UserModel user = profile.create(person, email);
        user.setEnabled(person.active());
        link.add(user, email);
        DefaultRole.grant(operation.session(), operation.connection(), user);
        StoredPerson stored = new StoredPerson(operation, user);
        stored.write(person);
        joinDepartment(user, stored, person.department());
        return user;
    }

    private UserModel adopt(String userId, UserDocument person, String email) {
        UserModel user = operation.session().users().getUserById(operation.realm(), userId);
        profile.replace(user, person, email, Optional.empty());
        link.add(user, email);
        StoredPerson stored = new StoredPerson(operation, user);
        stored.write(person);
        state.apply(user, person.active());
        joinDepartment(user, stored, person.department());
        return user;
    }

    /** Comes last: a new department is committed on its own, and would stay behind if something refused afterwards. */
    private void joinDepartment(UserModel user, StoredPerson stored, Optional<String> department) {
        memberships.department(user, department).ifPresent(stored::rememberDepartment);
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        return view.render(operation.users().find(id).orElseThrow(UserResources::noSuchUser));
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        UserModel user = lock(id);
        UserDocument person = new UserDocument(ResourceKind.USER.normalise(body));
        write(user, person, Optional.of(person.department().orElse("")));
        return view.render(user);
    }

    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        UserModel user = lock(id);
        ObjectNode before = view.render(user);
        ObjectNode after = UserPatch.apply(before, body);
        if (differ(before, after, BESIDE_THE_PROFILE)) {
            UserDocument person = new UserDocument(after);
            write(user, person, changedDepartment(new UserDocument(before), person));
        } else {
            switchTo(user, new UserDocument(after).active());
            operation.events().user(OperationType.UPDATE, user.getId(), Map.of());
        }
        return Optional.of(view.render(user));
    }

    private void switchTo(UserModel user, boolean active) {
        if (active != user.isEnabled()) {
            new StoredPerson(operation, user).touch();
        }
        state.apply(user, active);
    }

    /** Empty when the PATCH leaves the department as it is: then it leaves the groups of the account alone as well. */
    private static Optional<String> changedDepartment(UserDocument before, UserDocument after) {
        return before.department().equals(after.department())
                ? Optional.empty()
                : Optional.of(after.department().orElse(""));
    }

    /** @param department as of {@link Memberships#department} */
    private void write(UserModel user, UserDocument person, Optional<String> department) {
        String email = link.emailOf(person, user);
        StoredPerson stored = new StoredPerson(operation, user);
        String before = user.getEmail();
        profile.replace(user, person, email, stored.read());
        link.follow(user, before, email);
        stored.write(person);
        state.apply(user, person.active());
        joinDepartment(user, stored, department);
        operation.events().user(OperationType.UPDATE, user.getId(), Map.of());
    }

    @Override
    public void delete(String id) {
        UserModel user = lock(id);
        state.endMembership(user);
        boolean keep = operation.connection().scimDelete() == DeletionMode.DISABLE;
        if (keep) {
            link.remove(user);
        } else {
            operation.afterwards(session -> remove(session, id));
        }
        memberships.leave(user);
        new ScimRecord(user, operation.connection()).release();
        operation.events().user(OperationType.DELETE, id, Map.of());
    }

    private static void remove(KeycloakSession session, String id) {
        UserModel user = session.users().getUserById(session.getContext().getRealm(), id);
        if (user != null) {
            new UserManager(session).removeUser(session.getContext().getRealm(), user);
        }
    }

    @Override
    public Found search(Query query) {
        return new UserSearch(operation, view).find(query);
    }

    private UserModel lock(String id) {
        return operation.users().lock(id).orElseThrow(UserResources::noSuchUser);
    }

    private static ScimProblem noSuchUser() {
        return ScimProblem.notFound("no such user");
    }

    private static boolean differ(ObjectNode before, ObjectNode after, Set<String> except) {
        return !before.deepCopy().without(except).equals(after.deepCopy().without(except));
    }
}
