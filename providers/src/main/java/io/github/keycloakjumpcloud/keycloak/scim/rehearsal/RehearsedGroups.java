package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.rehearsal.ResourceOrigin;
import io.github.keycloakjumpcloud.core.scim.ResourceId;
import io.github.keycloakjumpcloud.keycloak.group.ScimGroup;
import io.github.keycloakjumpcloud.keycloak.scim.group.GroupResources;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Stage;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.scim.GroupChange;
import io.github.keycloakjumpcloud.scim.GroupPatch;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.Route;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The connection's groups while a sync is rehearsed. A message that takes members out of a group that SCIM has already is
 * carried out: it is no part of a first sync.
 */
public final class RehearsedGroups implements ResourceCollection {

    private static final ResourceKind KIND = ResourceKind.GROUP;
    private static final String NAME = "displayName";

    private final Operation operation;
    private final GroupResources real;
    private final Promises promises;

    public RehearsedGroups(Operation operation) {
        this.operation = operation;
        this.real = new GroupResources(operation);
        this.promises = new Promises(operation.session(), operation.connection());
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        RehearsalTurn turn = new RehearsalTurn(operation, new Route.Collection(KIND), "POST");
        String name = RehearsalTurn.told(body, NAME);
        return turn.answer(KIND + " " + name, name, () -> newPromise(body)).orElse(body);
    }

    private ObjectNode newPromise(ObjectNode body) {
        promises.requireRoom();
        List<Promise> met = promises.met(body);
        ObjectNode answer = operation.rehearse(stage -> {
            EarlierAnswers earlier = new EarlierAnswers(stage);
            earlier.users(met);
            met.stream().filter(one -> one.kind() == KIND).forEach(group -> earlier.group(group, Set.of()));
            return new GroupResources(stage.operation()).create(body);
        });
        boolean there = operation.realm().getGroupById(answer.path("id").asText()) != null;
        promises.put(Promise.begun(KIND, answer, there ? ResourceOrigin.TAKEN_OVER : ResourceOrigin.CREATED, false));
        showInUsers(Optional.empty(), Optional.of(answer));
        return answer;
    }

    @Override
    public ObjectNode read(String id, Projection projection) {
        Optional<Promise> promise = promises.find(KIND, id);
        return promise.isEmpty()
                ? real.read(id, projection)
                : promise.get().shown().orElseThrow(RehearsedGroups::noSuchGroup);
    }

    @Override
    public ObjectNode replace(String id, ObjectNode body) {
        if (takesMembersOut(id, () -> GroupResources.changes(body))) {
            ObjectNode replaced = real.replace(id, body);
            RehearsalTurn.settle(operation, KIND, id, promised -> {});
            return replaced;
        }
        return change(
                        id,
                        "PUT",
                        body,
                        () -> GroupResources.changes(body),
                        groups -> Optional.of(groups.replace(id, body)))
                .flatMap(Changed::answer)
                .orElse(body);
    }

    @Override
    public Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection) {
        if (takesMembersOut(id, () -> GroupPatch.parse(body))) {
            Optional<ObjectNode> patched = real.patch(id, body, projection);
            RehearsalTurn.settle(operation, KIND, id, promised -> {});
            return patched;
        }
        return change(id, "PATCH", body, () -> GroupPatch.parse(body), groups -> groups.patch(id, body, projection))
                .flatMap(Changed::answer);
    }

    /** Reads a message. */
    private interface Reading {

        List<GroupChange> changes();
    }

    /** Nothing is locked here, since the stage might wait for it. */
    private boolean takesMembersOut(String id, Reading message) {
        if (!isHeld(id)) {
            return false;
        }
        try {
            Set<String> before = operation.users().membersOf(id).stream()
                    .map(member -> member.userId())
                    .collect(Collectors.toSet());
            return !GroupChange.membersAfter(message.changes(), before).containsAll(before);
        } catch (ScimProblem e) {
            // It is refused wherever it is carried out.
            return false;
        }
    }

    /** Whether SCIM has the group in Keycloak itself. */
    private boolean isHeld(String id) {
        return Optional.of(id)
                .filter(ResourceId::isPossible)
                .map(operation.realm()::getGroupById)
                .filter(group -> new ScimGroup(group, operation.connection()).isHeld())
                .isPresent();
    }

    private Set<String> held(Collection<String> ids) {
        return ids.stream().filter(this::isHeld).collect(Collectors.toSet());
    }

    private record Changed(ObjectNode was, Optional<ObjectNode> answer, ObjectNode now) {}

    private Optional<Changed> change(
            String id,
            String method,
            ObjectNode body,
            Reading message,
            Function<GroupResources, Optional<ObjectNode>> change) {
        RehearsalTurn turn = new RehearsalTurn(operation, new Route.One(KIND, id), method);
        Optional<Promise> before = promises.find(KIND, id);
        String who = before.flatMap(Promise::shown)
                .map(shown -> shown.path(NAME).asText())
                .orElseGet(() -> RehearsalTurn.told(body, NAME));
        return turn.answer(KIND + " " + id, who, () -> changed(id, before, body, message, change));
    }

    private Changed changed(
            String id,
            Optional<Promise> before,
            ObjectNode body,
            Reading message,
            Function<GroupResources, Optional<ObjectNode>> change) {
        requireThere(before);
        List<Promise> met = promises.met(body).stream()
                .filter(promise -> !promise.id().equals(id))
                .toList();
        Map<String, JsonNode> members = PromisedMembers.of(before.flatMap(Promise::shown));
        Set<String> seen = seen(members.keySet(), met);
        Changed done = onStage(before, seen, met, stage -> {
            GroupResources groups = new GroupResources(stage.operation());
            ObjectNode was = groups.read(id, Projection.ALL);
            Optional<ObjectNode> answer = change.apply(groups);
            return new Changed(was, answer, groups.read(id, Projection.ALL));
        });
        Set<String> staying = new HashSet<>(GroupChange.membersAfter(message.changes(), members.keySet()));
        staying.retainAll(members.keySet());
        staying.removeAll(seen);
        List<JsonNode> unseen = staying.stream().map(members::get).toList();
        ObjectNode now = PromisedMembers.add(done.now(), unseen);
        keep(id, before, done.was(), now);
        return new Changed(done.was(), done.answer().map(answer -> PromisedMembers.add(answer, unseen)), now);
    }

    /** Those of the members who are on the stage: whom the message names, and who are the connection's already. */
    private Set<String> seen(Set<String> members, List<Promise> met) {
        Set<String> seen = new HashSet<>(new PromisedPerson(operation, promises).there(members));
        met.stream().map(Promise::id).filter(members::contains).forEach(seen::add);
        return seen;
    }

    private void keep(String id, Optional<Promise> before, ObjectNode was, ObjectNode now) {
        if (before.isPresent()) {
            promises.put(before.get().showing(now));
        } else if (!isHeld(id)) {
            promises.requireRoom();
            promises.put(new Promise(KIND, id, ResourceOrigin.TAKEN_OVER, false, Optional.empty(), Optional.of(now)));
        } else if (!was.equals(now)) {
            promises.requireRoom();
            promises.put(new Promise(KIND, id, ResourceOrigin.UPDATED, false, Optional.empty(), Optional.of(now)));
        }
        showInUsers(before.flatMap(Promise::shown), Optional.of(now));
    }

    /** @throws ScimProblem 404 when something stands against the promise by now, which is promised no longer then */
    private <T> T onStage(Optional<Promise> promise, Set<String> members, List<Promise> met, Function<Stage, T> work) {
        Optional<T> done = operation.rehearse(stage -> {
            EarlierAnswers earlier = new EarlierAnswers(stage);
            earlier.users(met);
            met.stream().filter(one -> one.kind() == KIND).forEach(group -> earlier.group(group, Set.of()));
            boolean there = promise.isEmpty() || earlier.group(promise.get(), members);
            return there ? Optional.of(work.apply(stage)) : Optional.empty();
        });
        if (done.isEmpty()) {
            promise.ifPresent(gone -> promises.remove(KIND, gone.id()));
        }
        return done.orElseThrow(RehearsedGroups::noSuchGroup);
    }

    private static void requireThere(Optional<Promise> promise) {
        if (promise.filter(last -> last.shown().isEmpty()).isPresent()) {
            throw noSuchGroup();
        }
    }

    @Override
    public void delete(String id) {
        if (isHeld(id)) {
            real.delete(id);
            RehearsalTurn.settle(operation, KIND, id, promised -> {});
            return;
        }
        RehearsalTurn turn = new RehearsalTurn(operation, new Route.One(KIND, id), "DELETE");
        Optional<Promise> before = promises.find(KIND, id);
        String who = before.flatMap(Promise::shown)
                .map(shown -> shown.path(NAME).asText())
                .orElse("");
        turn.answer(KIND + " " + id, who, () -> removed(id, before));
    }

    private String removed(String id, Optional<Promise> before) {
        requireThere(before);
        onStage(before, Set.of(), List.of(), stage -> {
            new GroupResources(stage.operation()).delete(id);
            return id;
        });
        Promise last = before.orElseGet(
                () -> new Promise(KIND, id, ResourceOrigin.UPDATED, false, Optional.empty(), Optional.empty()));
        if (last.origin() == ResourceOrigin.CREATED) {
            promises.remove(KIND, id);
        } else {
            promises.put(last.gone());
        }
        showInUsers(last.shown(), Optional.empty());
        return id;
    }

    /** Answers about users tell of their groups. */
    private void showInUsers(Optional<ObjectNode> before, Optional<ObjectNode> after) {
        Set<String> members = PromisedMembers.of(after).keySet();
        Set<String> touched = new HashSet<>(PromisedMembers.of(before).keySet());
        boolean renamed = !name(before).equals(name(after));
        if (renamed) {
            touched.addAll(members);
        } else {
            Set<String> joining = new HashSet<>(members);
            joining.removeAll(touched);
            touched.removeAll(members);
            touched.addAll(joining);
        }
        String id = before.or(() -> after).orElseThrow().path("id").asText();
        for (Promise user : promises.find(ResourceKind.USER, touched).values()) {
            user.shown()
                    .map(shown -> members.contains(user.id())
                            ? PromisedMembers.in(shown, after.orElseThrow())
                            : PromisedMembers.outOf(shown, id))
                    .ifPresent(shown -> promises.put(user.showing(shown)));
        }
    }

    private static Optional<String> name(Optional<ObjectNode> group) {
        return group.map(shown -> shown.path(NAME).asText());
    }

    @Override
    public Found search(Query query) {
        return new RehearsedSearch(KIND, promises, real, GroupResources::matches, this::held).find(query);
    }

    private static ScimProblem noSuchGroup() {
        return ScimProblem.notFound("no such group");
    }
}
