package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.rehearsal.ResourceOrigin;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
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
import jakarta.ws.rs.core.Response;
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
            person.owed(id).ifPresent(promise -> make(promise, change.apply(shown(promise))));
            return id;
        }
        Optional<String> account = person.account(id);
        if (account.isPresent()) {
            promises.remove(KIND, id);
            return account.get();
        }
        return person.owed(id).flatMap(this::lockOut).orElse(id);
    }

    private static ObjectNode shown(Promise promise) {
        return promise.shown().orElseThrow().deepCopy();
    }

    /** @throws ScimProblem as of a create; 409 when it comes to another account than was promised */
    private void make(Promise promise, ObjectNode user) {
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
            return operation.apart(own -> {
                own.requireFullPermit();
                ObjectNode made = new OwedUsers(own).create(shown(promise.inactive()), Optional.of(promise.id()));
                new Promises(own.session(), own.connection()).remove(KIND, promise.id());
                return Optional.of(made.path("id").asText());
            });
        } catch (ScimProblem e) {
            boolean braked = e.reason().equals(Optional.of(ScimRefusal.BRAKE_ENGAGED.slug()));
            if (braked || e.status() >= RehearsalTurn.SERVER_ERROR) {
                throw e;
            }
            person.withdraw(promise.id());
            return Optional.empty();
        }
    }

    /** Makes those of these who are still to be made, as far as they are not refused. */
    void make(Collection<String> ids) {
        for (Promise promise : promises.owed(KIND, ids)) {
            try {
                person.owed(promise.id()).ifPresent(owed -> make(owed, shown(owed)));
            } catch (ScimProblem e) {
                if (e.status() >= RehearsalTurn.SERVER_ERROR) {
                    throw e;
                }
                if (e.status() == Response.Status.FORBIDDEN.getStatusCode()) {
                    return;
                }
            }
        }
    }

    /** Those whose accounts would have been taken over and are to let nobody in: JumpCloud has said so, and does not say it again. */
    void lockOutLeavers() {
        promises.all(KIND).stream()
                .filter(promise -> promise.isOwed() && !promise.isActive())
                .filter(promise -> promise.origin() == ResourceOrigin.TAKEN_OVER)
                .flatMap(promise -> person.owed(promise.id()).stream())
                .forEach(this::lockOut);
    }

    @Override
    public void delete(String id) {
        Optional<String> account = person.account(id);
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
