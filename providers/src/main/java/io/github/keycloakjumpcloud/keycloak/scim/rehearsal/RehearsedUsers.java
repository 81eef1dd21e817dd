package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.rehearsal.ResourceOrigin;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Stage;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.Route;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import io.github.keycloakjumpcloud.scim.UserChange;
import io.github.keycloakjumpcloud.scim.UserPatch;
import io.github.keycloakjumpcloud.scim.UserReplacement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.UserModel;

/**
 * The connection's users while a sync is rehearsed. A message that locks somebody out who is the connection's in Keycloak itself is
 * carried out, as while the connection is disabled.
 */
public final class RehearsedUsers implements ResourceCollection {

    private static final ResourceKind KIND = ResourceKind.USER;
    private static final String USER_NAME = "userName";
    private static final String META = "meta";

    private final Operation operation;
    private final UserResources real;
    private final Promises promises;
    private final PromisedPerson person;

    public RehearsedUsers(Operation operation) {
        this.operation = operation;
        this.real = new UserResources(operation);
        this.promises = new Promises(operation.session(), operation.connection());
        this.person = new PromisedPerson(operation, promises);
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        RehearsalTurn turn = new RehearsalTurn(operation, new Route.Collection(KIND), "POST");
        String who = RehearsalTurn.told(body, USER_NAME);
        return turn.answer(KIND + " " + who, who, () -> newPromise(body)).orElse(body);
    }

    private ObjectNode newPromise(ObjectNode body) {
        promises.requireRoom();
        List<Promise> met = promises.met(body);
        String id = person.idFor(body).orElseGet(() -> UUID.randomUUID().toString());
        ObjectNode answer = created(body, met, id);
        if (!answer.path("id").asText().equals(id)
                && account(answer.path("id").asText()).isEmpty()) {
            // Keycloak has copied the person from a directory. The copy went with the stage, and each one has another
            // id.
            UserResources.addressOf(body).ifPresent(this::copyFromDirectory);
            answer = created(body, met, id);
        }
        if (!answer.path("id").asText().equals(id)) {
            // The person turns out to have another account.
            promises.remove(KIND, id);
        }
        Optional<UserModel> account = account(answer.path("id").asText());
        promises.put(Promise.begun(
                KIND,
                answer,
                account.isPresent() ? ResourceOrigin.TAKEN_OVER : ResourceOrigin.CREATED,
                account.filter(UserModel::isEnabled).isPresent()));
        return answer;
    }

    private ObjectNode created(ObjectNode body, List<Promise> met, String id) {
        return operation.rehearse(stage -> {
            new EarlierAnswers(stage).users(met);
            return new UserResources(stage.operation(), Optional.of(id)).create(body);
        });
    }

    /** Lets Keycloak copy whoever has this address in a directory, as any look-up does. What it copies, stays. */
    private void copyFromDirectory(EmailAddress address) {
        operation.apart(own -> Optional.ofNullable(own.session().users().getUserByEmail(own.realm(), address.value())));
    }

    /** Whosoever it is. */
    private Optional<UserModel> account(String id) {
        return Optional.ofNullable(operation.session().users().getUserById(operation.realm(), id));
    }

    private boolean isActive(String id) {
        return account(id).filter(UserModel::isEnabled).isPresent();
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        Optional<Promise> promise = promises.find(KIND, id);
        return promise.isEmpty()
                ? real.read(id, projection)
                : promise.get().shown().orElseThrow(RehearsedUsers::noSuchUser);
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        Optional<String> out = lockedOut(id, new UserReplacement(body));
        if (out.isPresent()) {
            return forReal(id, () -> real.replace(out.get(), body));
        }
        withdrawIfOver(id, new UserReplacement(body));
        return change(id, "PUT", body, users -> users.replace(id, body));
    }

    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        Optional<String> out = lockedOut(id, new UserPatch(body));
        if (out.isPresent()) {
            return forReal(id, () -> real.patch(out.get(), body, projection));
        }
        withdrawIfOver(id, new UserPatch(body));
        return Optional.of(change(
                id, "PATCH", body, users -> users.patch(id, body, projection).orElseThrow()));
    }

    private ObjectNode change(
            String id, String method, ObjectNode body, Function<ResourceCollection, ObjectNode> change) {
        RehearsalTurn turn = new RehearsalTurn(operation, new Route.One(KIND, id), method);
        Optional<Promise> before = promises.find(KIND, id);
        String told = RehearsalTurn.told(body, USER_NAME);
        String who = before.flatMap(Promise::shown)
                .map(shown -> shown.path(USER_NAME).asText())
                .orElse(told);
        return turn.answer(KIND + " " + id, who, () -> changed(id, before, body, change))
                .orElse(body);
    }

    private ObjectNode changed(
            String id, Optional<Promise> before, ObjectNode body, Function<ResourceCollection, ObjectNode> change) {
        requireThere(before);
        List<Promise> met = promises.met(body).stream()
                .filter(promise -> !promise.id().equals(id))
                .toList();
        Change done = onStage(before, stage -> {
            new EarlierAnswers(stage).users(met);
            UserResources users = new UserResources(stage.operation());
            return new Change(users.read(id, Projection.ALL), change.apply(users));
        });
        ObjectNode answer = PromisedMembers.stillIn(done.answer(), before);
        if (before.isPresent()) {
            promises.put(before.get().showing(answer));
        } else if (!isHeld(id)) {
            keep(id, ResourceOrigin.TAKEN_OVER, answer);
        } else if (!isSame(done.was(), answer)) {
            keep(id, ResourceOrigin.UPDATED, answer);
        }
        return answer;
    }

    /** Of somebody who is the connection's in Keycloak itself. */
    private void keep(String id, ResourceOrigin origin, ObjectNode answer) {
        promises.requireRoom();
        promises.put(new Promise(KIND, id, origin, isActive(id), Optional.empty(), Optional.of(answer)));
    }

    private record Change(ObjectNode was, ObjectNode answer) {}

    private static boolean isSame(ObjectNode one, ObjectNode other) {
        return one.deepCopy().without(List.of(META)).equals(other.deepCopy().without(List.of(META)));
    }

    private static void requireThere(Optional<Promise> promise) {
        if (promise.filter(last -> last.shown().isEmpty()).isPresent()) {
            throw noSuchUser();
        }
    }

    /** @throws ScimProblem 404 when something stands against the promise by now, which is promised no longer then */
    private <T> T onStage(Optional<Promise> promise, Function<Stage, T> work) {
        Optional<T> done = operation.rehearse(stage -> {
            boolean there = promise.isEmpty() || new EarlierAnswers(stage).user(promise.get());
            return there ? Optional.of(work.apply(stage)) : Optional.empty();
        });
        if (done.isEmpty()) {
            promise.ifPresent(gone -> promises.remove(KIND, gone.id()));
        }
        return done.orElseThrow(RehearsedUsers::noSuchUser);
    }

    /** Who is to be locked out is not let in by what was promised, once the connection is live. */
    private void withdrawIfOver(String id, UserChange change) {
        if (operation.isRehearsalOver() && change.locksOut()) {
            person.withdraw(id);
        }
    }

    /** The account of somebody who is to be locked out of Keycloak itself. */
    private Optional<String> lockedOut(String id, UserChange change) {
        return change.locksOut() ? person.account(id) : Optional.empty();
    }

    /** Whether SCIM has the person in Keycloak itself. */
    private boolean isHeld(String id) {
        return operation
                .users()
                .find(id)
                .filter(user -> new ScimRecord(user, operation.connection()).isHeld())
                .isPresent();
    }

    private <T> T forReal(String id, Supplier<T> work) {
        T done = work.get();
        boolean news = operation.shutsOut();
        RehearsalTurn.settle(operation, KIND, id, promised -> {
            if (news) {
                promised.noteLockedOut(id);
            }
        });
        return done;
    }

    @Override
    public void delete(String id) {
        Optional<String> out = person.account(id);
        if (out.isPresent()) {
            forReal(id, () -> {
                real.delete(out.get());
                RehearsalTurn.settle(operation, KIND, id, promised -> leaveGroups(promised, id));
                return id;
            });
            return;
        }
        if (operation.isRehearsalOver()) {
            person.withdraw(id);
        }
        RehearsalTurn turn = new RehearsalTurn(operation, new Route.One(KIND, id), "DELETE");
        Optional<Promise> before = promises.find(KIND, id);
        String who = before.flatMap(Promise::shown)
                .map(shown -> shown.path(USER_NAME).asText())
                .orElse("");
        turn.answer(KIND + " " + id, who, () -> removed(id, before));
    }

    private String removed(String id, Optional<Promise> before) {
        requireThere(before);
        onStage(before, stage -> {
            new UserResources(stage.operation()).delete(id);
            return id;
        });
        Promise last = before.orElseGet(
                () -> new Promise(KIND, id, ResourceOrigin.UPDATED, isActive(id), Optional.empty(), Optional.empty()));
        if (last.origin() == ResourceOrigin.CREATED) {
            promises.remove(KIND, id);
        } else {
            promises.put(last.gone());
        }
        leaveGroups(promises, id);
        return id;
    }

    private static void leaveGroups(Promises promises, String id) {
        for (Promise group : promises.all(ResourceKind.GROUP)) {
            Map<String, JsonNode> members = PromisedMembers.of(group.shown());
            if (members.remove(id) != null) {
                promises.put(group.showing(PromisedMembers.keep(group.shown().orElseThrow(), members.keySet())));
            }
        }
    }

    @Override
    public Found search(Query query) {
        return new RehearsedSearch(KIND, promises, real, (shown, filter) -> filter.matches(shown), person::there)
                .find(query);
    }

    private static ScimProblem noSuchUser() {
        return ScimProblem.notFound("no such user");
    }
}
