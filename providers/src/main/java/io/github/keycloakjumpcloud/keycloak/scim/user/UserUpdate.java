package io.github.keycloakjumpcloud.keycloak.scim.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.scim.LockDecision;
import io.github.keycloakjumpcloud.keycloak.account.AccountAddress;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.scim.operation.LeftOut;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import io.github.keycloakjumpcloud.scim.UserChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/**
 * A PUT or PATCH of a user. Out comes first: what deactivates does so whatever else is in the message, of which the rest
 * is written as far as it can be. In comes last: what does not deactivate is written wholly or not at all.
 */
final class UserUpdate {

    /** What can change without a look at the user profile. */
    private static final Set<String> BESIDE_THE_PROFILE = Set.of("active", "schemas", "id", "meta", "groups");

    /** Detail of the admin event of an account that another one of the same person has taken the place of. */
    private static final String SUCCEEDED_BY = "jumpcloud_succeeded_by";

    private static final String ACTIVE = "active";
    private static final String USER_NAME = "userName";
    private static final String EMAILS = "emails";
    private static final String DEPARTMENT = UserField.ENTERPRISE + ":department";

    private final Operation operation;
    private final UserView view;
    private final AccountProfile profile;
    private final AccountLink link;
    private final AccountActivation activation;
    private final UserGrants memberships;

    UserUpdate(Operation operation) {
        this.operation = operation;
        this.view = new UserView(operation);
        this.profile = new AccountProfile(operation);
        this.link = new AccountLink(operation);
        this.activation = new AccountActivation(operation);
        this.memberships = new UserGrants(operation);
    }

    /** The user after it. */
    ObjectNode apply(UserModel user, UserChange change) {
        Optional<Boolean> active = change.active();
        return active.equals(Optional.of(false)) ? lockOut(user, change) : change(user, change, active);
    }

    private ObjectNode change(UserModel user, UserChange change, Optional<Boolean> active) {
        operation.requireFullPermit();
        ObjectNode before = view.render(user);
        ObjectNode after = change.apply(before);
        boolean told = change.isWhole() || !changes(before, after).isEmpty();
        boolean written = told && store(user, change.isWhole(), before, after);
        LockDecision decision = activation.apply(user, active);
        boolean changed = written || decision != LockDecision.NOTHING;
        ObjectNode shown = changed ? view.render(user) : before;
        boolean joined = told && joinDepartment(user, change.isWhole(), before, after);
        if (changed || joined) {
            report(user, LeftOut.detailOf(decision.leavesOut() ? Set.of(ACTIVE) : Set.of()));
        }
        return shown;
    }

    private ObjectNode lockOut(UserModel user, UserChange change) {
        LeftOut leftOut = operation.leftOut();
        leftOut.takesAccessAway();
        ObjectNode before = view.render(user);
        boolean stays = activation.apply(user, Optional.of(false)) == LockDecision.STAY_OUT;
        return leftOut.givenUp().isPresent()
                ? lockOutAlone(user, Set.of())
                : lockOutAndWrite(user, before, change, stays);
    }

    /** Nobody else can get an address that the person has written on the account. */
    private boolean hasToldAddress(UserModel user) {
        return AccountAddress.of(user).equals(new StoredPerson(operation, user).address());
    }

    private ObjectNode lockOutAlone(UserModel user, Set<String> leftOut) {
        report(user, operation.leftOut().detail(leftOut));
        return view.render(user);
    }

    private ObjectNode lockOutAndWrite(UserModel user, ObjectNode before, UserChange change, boolean stays) {
        LeftOut leftOut = operation.leftOut();
        Set<String> wrong = new TreeSet<>();
        ObjectNode told = change.salvage(before, wrong::add);
        ObjectNode after = UserChange.keep(before, told, leftOut.refused());
        Set<String> changed = changes(before, after);
        Set<String> all = new TreeSet<>(wrong);
        all.addAll(changed);
        boolean namesAddress = change.isWhole() || changed.contains(EMAILS);
        if (!operation.isFullyPermitted()) {
            closeInterim(user, after);
            if (namesAddress) {
                lockOutBesides(user, told);
            }
            return lockOutAlone(user, all);
        }
        leftOut.wouldChange(all);
        boolean written = !changed.isEmpty() || change.isWhole() && !hasToldAddress(user);
        if (written) {
            store(user, false, before, after);
        } else if (stays) {
            operation.changesNothing();
        }
        if (namesAddress) {
            lockOutBesides(user, told);
        }
        report(user, leftOut.detail(wrong));
        ObjectNode shown = view.render(user);
        if (written) {
            joinDepartment(user, false, before, after);
        }
        return shown;
    }

    private void report(UserModel user, Map<String, String> details) {
        operation.events().user(OperationType.UPDATE, user.getId(), details);
    }

    /**
     * @param before as the account shows it: what it has itself is not stored
     * @return whether anything was written; a client may send what is there already
     */
    private boolean store(UserModel user, boolean whole, ObjectNode before, ObjectNode after) {
        UserDocument person = new UserDocument(after);
        Optional<EmailAddress> told =
                naming(refusal -> untrusted(user, before, after), () -> link.toldOf(person, user));
        StoredPerson stored = new StoredPerson(operation, user);
        Optional<EmailAddress> addressBefore = AccountAddress.of(user);
        EmailAddress address = told.or(() -> addressBefore).orElseThrow(AccountLink::noAddress);
        boolean toldBefore = stored.read().isPresent();
        AtomicBoolean written = new AtomicBoolean();
        Runnable write = () ->
                written.set(profile.replace(user, person, address, Optional.of(new UserDocument(before)), toldBefore));
        boolean changesPerson =
                stored.address().filter(last -> !last.equals(address)).isPresent();
        naming(refusal -> refusal.isConflict() ? Set.of(EMAILS) : Set.of(), () -> {
            if (addressBefore.equals(Optional.of(address))) {
                write.run();
            } else {
                move(user, address, stored, write);
            }
            return user;
        });
        if (changesPerson && addressBefore.isPresent()) {
            // Behind the lock of the account that the person may have got meanwhile: the brake's comes last.
            activation.changeAddress(user);
        }
        boolean linked = naming(refusal -> Set.of(EMAILS), () -> link.follow(user, addressBefore, address));
        boolean now = whole || !before.path(EMAILS).equals(after.path(EMAILS));
        return stored.writeChanged(person, told, now && person.email().isPresent(), written.get() || linked);
    }

    private void move(UserModel user, EmailAddress address, StoredPerson stored, Runnable write) {
        closeInterim(user, address, stored);
        try {
            write.run();
        } catch (ScimProblem e) {
            // A sign-in of this moment may have made the account after it was looked for.
            if (!e.isConflict() || !closeInterim(user, address, stored)) {
                throw e;
            }
            write.run();
        }
    }

    /**
     * An account under the address that is told, which has too much in it to give way, is the person's all the same. One of
     * which SCIM has told is another person's.
     */
    private void lockOutBesides(UserModel user, ObjectNode told) {
        new UserDocument(told)
                .address()
                .flatMap(address ->
                        new ConnectionLinks(operation.session(), operation.connection()).find(address.value()))
                .map(linked -> linked.user().getId())
                .filter(other -> !other.equals(user.getId()))
                .map(new RowLock(operation.session())::userReadBefore)
                .filter(operation.users()::contain)
                .filter(other -> !new ScimRecord(other, operation.connection()).isHeld())
                .ifPresent(other -> {
                    activation.apply(other, Optional.of(false));
                    report(other, Map.of());
                });
    }

    /** The account that the person has under a new address goes as well, even where the address cannot be written. */
    private void closeInterim(UserModel user, ObjectNode after) {
        new UserDocument(after)
                .address()
                .filter(address -> !AccountAddress.is(address, user))
                .ifPresent(address -> closeInterim(user, address, new StoredPerson(operation, user)));
    }

    /** Whether there was one. */
    private boolean closeInterim(UserModel user, EmailAddress address, StoredPerson stored) {
        Optional<String> interim = stored.lastAddressed()
                .flatMap(addressed -> new InterimAccount(operation.session(), operation.connection())
                        .giveTo(user, address, addressed));
        interim.ifPresent(closed -> {
            UserModel account = operation.session().users().getUserById(operation.realm(), closed);
            activation.succeeded(user, account);
            operation.events().user(OperationType.UPDATE, closed, Map.of(SUCCEEDED_BY, user.getId()));
            operation.events().loggedOut(closed);
            operation.endSessions(account, LockOut.Cause.CLOSED, false);
        });
        return interim.isPresent();
    }

    /** What keeps the account from an address: with the value from before it would have one. */
    private Set<String> untrusted(UserModel user, ObjectNode before, ObjectNode after) {
        for (String path : List.of(EMAILS, USER_NAME)) {
            UserDocument without = new UserDocument(UserChange.keep(before, after, Set.of(path)));
            if (hasAddress(user, without)) {
                return Set.of(path);
            }
        }
        return Set.of(EMAILS, USER_NAME);
    }

    private boolean hasAddress(UserModel user, UserDocument person) {
        try {
            link.toldOf(person, user);
            return true;
        } catch (ScimProblem e) {
            return false;
        }
    }

    /** Comes last: a new department is committed on its own, and would stay behind if something refused afterwards. */
    private boolean joinDepartment(UserModel user, boolean always, ObjectNode before, ObjectNode after) {
        Optional<String> department = new UserDocument(after).department();
        // A PATCH that leaves the department as it is leaves the groups of the account alone as well.
        boolean named = always || !department.equals(new UserDocument(before).department());
        return named
                && naming(
                        refusal -> Set.of(DEPARTMENT),
                        () -> memberships.department(user, Optional.of(department.orElse(""))));
    }

    /** Says what a refusal is about, where it does not say so itself. */
    private static <T> T naming(Function<ScimProblem, Set<String>> attributes, Supplier<T> work) {
        try {
            return work.get();
        } catch (ScimProblem e) {
            throw e.attributes().isEmpty() ? e.about(attributes.apply(e)) : e;
        }
    }

    private static Set<String> changes(ObjectNode before, ObjectNode after) {
        Set<String> names = new TreeSet<>();
        Stream.of(before, after)
                .flatMap(resource -> resource.properties().stream())
                .map(Map.Entry::getKey)
                .filter(name -> !BESIDE_THE_PROFILE.contains(name))
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .forEach(names::add);
        return names;
    }
}
