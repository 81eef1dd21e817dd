package io.github.keycloakjumpcloud.keycloak.scim.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.keycloak.connections.jpa.support.EntityManagers;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfile;

/** The connection's users (RFC 7643 §4.1). Users that it does not own do not exist here. */
public final class UserResources implements ResourceCollection {

    /** What can change without a look at the user profile. */
    private static final Set<String> BESIDE_THE_PROFILE = Set.of("active", "schemas", "id", "meta", "groups");

    private final Operation operation;
    private final UserView view;
    private final ExistingUsers existing;
    private final AccountProfile profile;
    private final AccountLink link;
    private final AccountState state;
    private final Memberships memberships;

    public UserResources(Operation operation) {
        this.operation = operation;
        this.view = new UserView(operation);
        this.existing = new ExistingUsers(operation);
        this.profile = new AccountProfile(operation);
        this.link = new AccountLink(operation);
        this.state = new AccountState(operation);
        this.memberships = new Memberships(operation);
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        UserDocument person = new UserDocument(ResourceKind.USER.normalise(body));
        String email = link.emailOf(person);
        UserModel user = createNew(person, email).orElseGet(() -> adopt(person, email));
        operation.events().user(OperationType.CREATE, user.getId(), Map.of());
        return inDepartment(user, person.department());
    }

    /** Empty when another account has the user name or address. */
    private Optional<UserModel> createNew(UserDocument person, String email) {
        // Where accounts may share an address, the user profile does not mind others.
        if (operation.realm().isDuplicateEmailsAllowed()
                && existing.adoptable(EmailAddress.parse(email).orElseThrow()).isPresent()) {
            return Optional.empty();
        }
        return profile.prepare(person, email).map(prepared -> {
            link.requireFree(email);
            return inOneFlush(() -> store(prepared, person, email));
        });
    }

    private UserModel store(UserProfile prepared, UserDocument person, String email) {
        UserModel user = prepared.create();
        user.setEnabled(person.active());
        new StoredPerson(operation, user).write(person);
        DefaultRole.grant(operation.session(), operation.connection(), user);
        link.add(user, email);
        return new NewUser(operation.realm(), user);
    }

    /** Keycloak would write to the database after each step. */
    private UserModel inOneFlush(Supplier<UserModel> work) {
        AtomicReference<UserModel> result = new AtomicReference<>();
        EntityManagers.runInBatch(operation.session(), () -> result.set(work.get()), false);
        return result.get();
    }

    private UserModel adopt(UserDocument person, String email) {
        UserModel user = existing.adoptable(EmailAddress.parse(email).orElseThrow())
                .orElseThrow(() -> ScimProblem.uniqueness("the user name is taken"));
        profile.replace(user, person, email, Optional.empty());
        link.requireFree(email);
        new StoredPerson(operation, user).write(person);
        link.add(user, email);
        state.apply(user, person.active());
        return user;
    }

    /**
     * Comes last: a new department is committed on its own, and would stay behind if something refused afterwards. The
     * answer, which tells of other groups only, is made before, since a joined group makes Keycloak read all groups anew.
     */
    private ObjectNode inDepartment(UserModel user, Optional<String> department) {
        ObjectNode resource = view.render(user);
        memberships.department(user, department).ifPresent(created -> new StoredPerson(operation, user)
                .rememberDepartment(created));
        return resource;
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        return view.render(operation.users().find(id).orElseThrow(UserResources::noSuchUser));
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        UserModel user = lock(id);
        UserDocument person = new UserDocument(ResourceKind.USER.normalise(body));
        UserDocument before = new UserDocument(view.render(user));
        return write(user, before, person, Optional.of(person.department().orElse("")));
    }

    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        UserModel user = lock(id);
        ObjectNode before = view.render(user);
        ObjectNode after = UserPatch.apply(before, body);
        if (differ(before, after, BESIDE_THE_PROFILE)) {
            UserDocument person = new UserDocument(after);
            UserDocument shown = new UserDocument(before);
            return Optional.of(write(user, shown, person, changedDepartment(shown, person)));
        }
        switchTo(user, new UserDocument(after).active());
        operation.events().user(OperationType.UPDATE, user.getId(), Map.of());
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

    /**
     * @param before as the account shows it: what it has itself is not stored
     * @param department as of {@link Memberships#department}
     */
    private ObjectNode write(UserModel user, UserDocument before, UserDocument person, Optional<String> department) {
        String email = link.emailOf(person, user);
        StoredPerson stored = new StoredPerson(operation, user);
        String emailBefore = user.getEmail();
        profile.replace(user, person, email, stored.read().map(told -> before));
        link.follow(user, emailBefore, email);
        stored.write(person);
        state.apply(user, person.active());
        operation.events().user(OperationType.UPDATE, user.getId(), Map.of());
        return inDepartment(user, department);
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
