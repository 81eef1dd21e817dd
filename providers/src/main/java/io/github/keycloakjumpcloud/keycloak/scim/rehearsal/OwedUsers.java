package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalMemory;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import io.github.keycloakjumpcloud.scim.UserChange;
import io.github.keycloakjumpcloud.scim.UserPatch;
import io.github.keycloakjumpcloud.scim.UserReplacement;
import java.util.Collection;
import java.util.Optional;

/**
 * The users of a connection that is live, after a rehearsal that has promised accounts. JumpCloud may go on with a promised id
 * without another look-up: an account that is still to be made is made, as it was promised, before it is changed.
 */
public final class OwedUsers implements ResourceCollection {

    private static final String ACTIVE = "active";

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
        Optional<EmailAddress> address = UserResources.addressOf(body);
        Optional<String> id = PromisedPerson.idFor(promises, body)
                .filter(new RehearsalMemory(operation.session(), operation.connection())::isFree);
        ObjectNode made = new UserResources(operation, id).create(body);
        id.filter(promised -> promised.equals(made.path("id").asText()))
                .flatMap(any -> address)
                .ifPresent(promises::fulfilled);
        return made;
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        return real.read(id, projection);
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
        boolean locksOut = change.locksOut();
        Optional<String> out = locksOut ? person.account(id) : Optional.empty();
        if (out.isEmpty()) {
            person.owed(id).ifPresent(promise -> make(promise, locksOut));
        }
        return out.orElse(id);
    }

    /** @param locksOut whether the person is to have no access, not even for a moment */
    private void make(Promise promise, boolean locksOut) {
        ObjectNode user = promise.shown().orElseThrow().deepCopy();
        if (locksOut) {
            user.put(ACTIVE, false);
        }
        try {
            operation.requireFullPermit();
            operation.apart(own -> new OwedUsers(own).create(user));
        } catch (ScimProblem e) {
            if (!locksOut || e.status() >= RehearsalTurn.SERVER_ERROR) {
                throw e;
            }
            // Nobody is let in by what was promised before.
            operation.apart(own -> {
                new Promises(own.session(), own.connection()).remove(promise);
                return promise;
            });
        }
    }

    /** Makes those of these who are still to be made, as far as they are not refused. */
    void make(Collection<String> ids) {
        if (!operation.isFullyPermitted()) {
            return;
        }
        for (Promise promise : promises.made(ids)) {
            try {
                person.owed(promise.id()).ifPresent(owed -> make(owed, false));
            } catch (ScimProblem e) {
                if (e.status() >= RehearsalTurn.SERVER_ERROR) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void delete(String id) {
        Optional<String> account = person.account(id);
        Optional<Promise> owed = account.isPresent() ? Optional.empty() : person.owed(id);
        if (owed.isPresent()) {
            promises.remove(owed.get());
        } else {
            real.delete(account.orElse(id));
        }
    }

    @Override
    public Found search(Query query) {
        return real.search(query);
    }
}
