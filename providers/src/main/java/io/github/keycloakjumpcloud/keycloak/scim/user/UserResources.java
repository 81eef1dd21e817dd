package io.github.keycloakjumpcloud.keycloak.scim.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.scim.DeletionMode;
import io.github.keycloakjumpcloud.keycloak.account.AccountAddress;
import io.github.keycloakjumpcloud.keycloak.account.AddressTurn;
import io.github.keycloakjumpcloud.keycloak.account.NewUser;
import io.github.keycloakjumpcloud.keycloak.account.ReleasedAccount;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.account.UserDirectories;
import io.github.keycloakjumpcloud.keycloak.group.DefaultRole;
import io.github.keycloakjumpcloud.keycloak.scim.operation.LeftOut;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import io.github.keycloakjumpcloud.scim.UserPatch;
import io.github.keycloakjumpcloud.scim.UserReplacement;
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

    private static final String TAKEN = "the user name or e-mail address is taken";

    private final Operation operation;
    private final Optional<String> newId;
    private final UserView view;
    private final ExistingUsers existing;
    private final AccountProfile profile;
    private final AccountLink link;
    private final AccountActivation activation;
    private final UserGrants memberships;
    private final UserUpdate update;

    public UserResources(Operation operation) {
        this(operation, Optional.empty());
    }

    /** @param newId of an account that it makes; empty for any */
    public UserResources(Operation operation, Optional<String> newId) {
        this.operation = operation;
        this.newId = newId;
        this.view = new UserView(operation);
        this.existing = new ExistingUsers(operation);
        this.profile = new AccountProfile(operation);
        this.link = new AccountLink(operation);
        this.activation = new AccountActivation(operation);
        this.memberships = new UserGrants(operation);
        this.update = new UserUpdate(operation);
    }

    /** The address in a user as it was sent; empty when it has none that is understood. */
    public static Optional<EmailAddress> addressOf(ObjectNode sent) {
        try {
            UserDocument person = new UserDocument(ResourceKind.USER.normalise(sent));
            return person.email().or(() -> Optional.of(person.userName())).flatMap(EmailAddress::parse);
        } catch (ScimProblem none) {
            return Optional.empty();
        }
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        UserDocument person = new UserDocument(ResourceKind.USER.normalise(body));
        EmailAddress address = link.addressOf(person);
        Stored stored = createNew(person, address).orElseGet(() -> adopt(person, address));
        UserModel user = stored.user();
        boolean left = person.active() && !user.isEnabled();
        operation
                .events()
                .user(OperationType.CREATE, user.getId(), LeftOut.detailOf(left ? Set.of("active") : Set.of()));
        return inDepartment(stored);
    }

    /** @param department what is left of it: to be applied last */
    private record Stored(UserModel user, Optional<String> department) {}

    /** Empty when another account has the user name or address. */
    private Optional<Stored> createNew(UserDocument person, EmailAddress address) {
        AddressTurn.take(operation.session(), operation.connection());
        boolean known = existing.mayKnow(person, address);
        // Where accounts may share an address, the user profile does not mind others.
        if ((known || operation.realm().isDuplicateEmailsAllowed())
                && existing.adoptable(address, person.externalId()).isPresent()) {
            return Optional.empty();
        }
        return profile.prepare(person, address, known).map(prepared -> {
            if (known) {
                link.requireFree(address);
            }
            return inOneFlush(() -> store(prepared, person, address));
        });
    }

    private Stored store(UserProfile prepared, UserDocument person, EmailAddress address) {
        UserModel user = profile.create(prepared, newId);
        new StoredPerson(operation, user).write(person, Optional.of(address), true);
        activation.begin(user, person.active());
        DefaultRole.grant(operation.session(), operation.connection(), user);
        link.add(user, address);
        UserModel created = new NewUser(operation.realm(), user);
        return new Stored(created, memberships.existingDepartment(created, person.department()));
    }

    /** Keycloak would write to the database after each step. Its LDAP relies on that, and would grant the same role twice. */
    private Stored inOneFlush(Supplier<Stored> work) {
        if (UserDirectories.mayTakeAccounts(operation.realm())) {
            return work.get();
        }
        AtomicReference<Stored> result = new AtomicReference<>();
        EntityManagers.runInBatch(operation.session(), () -> result.set(work.get()), false);
        return result.get();
    }

    private Stored adopt(UserDocument person, EmailAddress address) {
        UserModel user = new RowLock(operation.session())
                .userReadBefore(adoptable(address, person).getId());
        if (user == null) {
            // Deleted while it was waited for.
            return createNew(person, address).orElseThrow(() -> ScimProblem.uniqueness(TAKEN));
        }
        // Others who changed it have been waited for, and may have made it theirs.
        if (!adoptable(address, person).getId().equals(user.getId())) {
            throw ScimProblem.uniqueness(TAKEN);
        }
        Optional<EmailAddress> before = AccountAddress.of(user);
        profile.replace(user, person, address, Optional.empty(), false);
        new StoredPerson(operation, user).write(person, Optional.of(address), true);
        link.follow(user, before, address);
        activation.beginMembership(user);
        activation.apply(user, person.active());
        return new Stored(user, person.department());
    }

    private UserModel adoptable(EmailAddress address, UserDocument person) {
        return existing.adoptable(address, person.externalId()).orElseThrow(() -> ScimProblem.uniqueness(TAKEN));
    }

    /**
     * Comes last: a new department is committed on its own, and would stay behind if something refused afterwards. The
     * answer, which tells of other groups only, is made before, since a joined group makes Keycloak read all groups anew.
     */
    private ObjectNode inDepartment(Stored stored) {
        ObjectNode resource = view.render(stored.user());
        memberships.department(stored.user(), stored.department());
        return resource;
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        return view.render(operation.users().find(id).orElseThrow(UserResources::noSuchUser));
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        // JumpCloud sends everybody whole again and again.
        UserModel user = operation.users().lockInCache(id).orElseThrow(UserResources::noSuchUser);
        return update.apply(user, new UserReplacement(body));
    }

    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        return Optional.of(update.apply(lock(id), new UserPatch(body)));
    }

    @Override
    public void delete(String id) {
        deleteLocked(lock(id));
    }

    private void deleteLocked(UserModel found) {
        UserModel user = UnmaskedAccount.of(operation.session(), found);
        String id = user.getId();
        LeftOut leftOut = operation.leftOut();
        leftOut.takesAccessAway();
        if (leaveToOthers(user)) {
            return;
        }
        activation.endMembership(user);
        if (leftOut.givenUp().isPresent()) {
            // The person is out, and not deleted: both has to be said.
            operation.events().user(OperationType.UPDATE, id, leftOut.detail(Set.of()));
            operation.afterwards(session -> {
                throw leftOut.givenUp().orElseThrow();
            });
            return;
        }
        boolean keep = operation.connection().scimDelete() == DeletionMode.DISABLE;
        memberships.leave(user);
        if (keep) {
            new ReleasedAccount(operation.session(), operation.connection()).release(user);
            link.remove(user);
        } else {
            operation.afterwards(session -> remove(session, id));
        }
        operation.events().user(OperationType.DELETE, id, Map.of());
    }

    /** An account that another connection has, too, stays that one's. */
    private boolean leaveToOthers(UserModel user) {
        if (!ScimRecord.isHeldElsewhere(operation.session(), user, operation.connection())
                && !link.isBesideAnother(user)) {
            return false;
        }
        LeftOut leftOut = operation.leftOut();
        activation.leave(user);
        if (leftOut.givenUp().isEmpty()) {
            memberships.leave(user);
        }
        new ReleasedAccount(operation.session(), operation.connection()).leave(user);
        link.remove(user);
        operation.events().user(OperationType.DELETE, user.getId(), Map.of());
        leftOut.givenUp()
                .ifPresent(failure -> operation.afterwards(session -> {
                    throw failure;
                }));
        return true;
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
}
