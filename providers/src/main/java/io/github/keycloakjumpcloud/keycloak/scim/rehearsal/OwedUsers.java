package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.rehearsal.ResourceOrigin;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.account.UserDirectories;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalMemory;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import io.github.keycloakjumpcloud.scim.UserChange;
import io.github.keycloakjumpcloud.scim.UserPatch;
import io.github.keycloakjumpcloud.scim.UserReplacement;
import java.util.Collection;
import java.util.Optional;

/**
 * The users of a connection after a rehearsal that has promised some. JumpCloud may go on with a promised id without another
 * look-up: whom it believes to be there is made, or taken over, as was promised, before anything is changed.
 */
public final class OwedUsers implements ResourceCollection {

    private static final ResourceKind KIND = ResourceKind.USER;

    private final Operation operation;
    private final UserResources real;
    private final Promises promises;
    private final PromisedPerson person;

    public OwedUsers(Operation operation) {
        this.operation = operation;
        this.real = new UserResources(operation);
        this.promises = new Promises(operation.session(), operation.connection());
        this.person = new PromisedPerson(operation, promises);
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        Optional<String> id = person.idFor(body);
        ObjectNode made = create(body, id);
        id.ifPresent(promised -> promises.remove(KIND, promised));
        return made;
    }

    private ObjectNode create(ObjectNode body, Optional<String> id) {
        RehearsalMemory rehearsal = new RehearsalMemory(operation.session(), operation.connection());
        ObjectNode made = new UserResources(operation, id.filter(rehearsal::isFree)).create(body);
        promises.remove(KIND, made.path("id").asText());
        return made;
    }

    /** JumpCloud may look before it writes. */
    @Override
    public ObjectNode read(String id, Projection projection) {
        return person.owed(id).flatMap(Promise::shown).orElseGet(() -> real.read(id, projection));
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        return real.replace(reach(id, new UserReplacement(body)), body);
    }

    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        return real.patch(reach(id, new UserPatch(body)), body, projection);
    }

    /** The id of the account that is to be changed. */
    private String reach(String id, UserChange change) {
        if (!change.locksOut()) {
            person.owed(id).ifPresent(promise -> make(promise, change));
            return id;
        }
        Optional<String> account = person.account(id);
        if (account.isPresent()) {
            promises.remove(KIND, id);
            return account.get();
        }
        return person.owed(id).flatMap(this::lockOut).orElse(id);
    }

    /** Something may be against what was promised that nothing is against after the change. */
    private void make(Promise promise, UserChange change) {
        ObjectNode promised = promise.shown().orElseThrow();
        try {
            make(promise, promised.deepCopy());
        } catch (ScimProblem e) {
            if (e.isServerError()) {
                throw e;
            }
            make(promise, change.apply(promised));
        }
    }

    /**
     * Nothing is made where a directory would choose the id.
     *
     * @throws ScimProblem as of a create; 409 when it comes to another account than was promised
     */
    private void make(Promise promise, ObjectNode user) {
        if (promise.origin() == ResourceOrigin.CREATED && UserDirectories.mayTakeAccounts(operation.realm())) {
            return;
        }
        operation.apart(own -> {
            own.requireFullPermit();
            ObjectNode made = new OwedUsers(own).create(user, Optional.of(promise.id()));
            if (!made.path("id").asText().equals(promise.id())) {
                throw ScimProblem.uniqueness("another account has the user name or e-mail address");
            }
            return made;
        });
    }

    /** Makes or takes over an account that lets nobody in, not even for a moment; its id, unless that is refused. */
    private Optional<String> lockOut(Promise promise) {
        try {
            return Optional.of(lockedOut(promise));
        } catch (ScimProblem e) {
            if (isBraked(e) || e.isServerError()) {
                throw e;
            }
            person.withdraw(promise.id());
            return Optional.empty();
        }
    }

    private static boolean isBraked(ScimProblem e) {
        return e.reason().equals(Optional.of(ScimRefusal.BRAKE_ENGAGED.slug()));
    }

    private String lockedOut(Promise promise) {
        return operation.apart(own -> {
            own.requireFullPermit();
            ObjectNode made =
                    new OwedUsers(own).create(promise.inactive().shown().orElseThrow(), Optional.of(promise.id()));
            new Promises(own.session(), own.connection()).remove(KIND, promise.id());
            return made.path("id").asText();
        });
    }

    /** Makes those of these who are still to be made, as far as they are not refused. */
    void make(Collection<String> ids) {
        if (!operation.isFullyPermitted()) {
            return;
        }
        for (Promise promise : promises.owed(KIND, ids)) {
            try {
                person.owed(promise.id())
                        .ifPresent(owed -> make(owed, owed.shown().orElseThrow()));
            } catch (ScimProblem e) {
                if (e.isServerError()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Locks out of whom JumpCloud has said so before it could be done: it does not say it again. What fails for one, keeps no other in.
     *
     * @return whether none is left who may be next time
     */
    boolean lockOutLeavers() {
        boolean all = true;
        for (Promise promise : promises.lockOuts()) {
            try {
                if (!isSucceeded(promise)) {
                    leave(promise);
                }
            } catch (ScimProblem e) {
                if (isBraked(e)) {
                    return false;
                }
                all &= !e.isUnavailable();
            }
        }
        return all;
    }

    /** Whether JumpCloud has told since of somebody of this address who is to have access. */
    private boolean isSucceeded(Promise left) {
        return left.inactive()
                .address()
                .flatMap(address -> promises.idFor(address, Optional.empty()))
                .filter(id -> !id.equals(left.id()))
                .flatMap(id -> promises.find(KIND, id))
                .filter(Promise::isActive)
                .isPresent();
    }

    private void leave(Promise promise) {
        boolean mayBeThere = promise.origin() != ResourceOrigin.CREATED || isTaken(promise.id());
        Optional<String> account = person.account(promise.id());
        if (account.isEmpty() && mayBeThere) {
            account = Optional.of(lockedOut(promise));
        }
        account.ifPresent(id -> operation.apart(own -> {
            UserResources users = new UserResources(own);
            if (promise.shown().isPresent()) {
                users.patch(id, inactive(), Projection.ALL);
            } else {
                users.delete(id);
            }
            new Promises(own.session(), own.connection()).remove(KIND, promise.id());
            return id;
        }));
    }

    private boolean isTaken(String id) {
        return operation.session().users().getUserById(operation.realm(), id) != null;
    }

    private static ObjectNode inactive() {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        patch.putArray("Operations")
                .addObject()
                .put("op", "replace")
                .put("path", "active")
                .put("value", false);
        return patch;
    }

    /** An account that would be taken over is, and then deleted as the connection's others are. */
    @Override
    public void delete(String id) {
        Optional<String> account = person.account(id);
        Optional<Promise> owed = account.isPresent() ? Optional.empty() : person.owed(id);
        if (owed.filter(promise -> promise.origin() == ResourceOrigin.TAKEN_OVER)
                .isPresent()) {
            account = lockOut(owed.get());
            if (account.isEmpty()) {
                // They are locked out once it can be done.
                return;
            }
        }
        boolean promised = promises.remove(KIND, id);
        if (account.isPresent() || !promised) {
            real.delete(account.orElse(id));
        }
    }

    @Override
    public Found search(Query query) {
        return real.search(query);
    }
}
