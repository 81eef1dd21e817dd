package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.group.GroupResources;
import io.github.keycloakjumpcloud.keycloak.scim.operation.ResourceCollection;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Stage;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Makes what was promised before true on a stage, by the requests that it was promised to. */
final class EarlierAnswers {

    private final Stage stage;

    EarlierAnswers(Stage stage) {
        this.stage = stage;
    }

    void users(Collection<Promise> promises) {
        promises.stream().filter(promise -> promise.kind() == ResourceKind.USER).forEach(this::user);
    }

    /** Whether the promise could be made true. Something in Keycloak may stand against it by now. */
    boolean user(Promise promise) {
        return isMadeTrue(promise, new UserResources(stage.earlier(), Optional.of(promise.id())));
    }

    /** @param members who are to be in the group, of those whom it was promised to have */
    boolean group(Promise promise, Set<String> members) {
        Promise reduced = new Promise(
                promise.kind(),
                promise.id(),
                promise.origin(),
                promise.wasActive(),
                promise.began().map(group -> PromisedMembers.keep(group, members)),
                promise.shown().map(group -> PromisedMembers.keep(group, members)));
        return isMadeTrue(reduced, new GroupResources(stage.earlier()));
    }

    private static boolean isMadeTrue(Promise promise, ResourceCollection resources) {
        try {
            return makeTrue(promise, resources);
        } catch (ScimProblem e) {
            if (e.isServerError()) {
                throw e;
            }
            return false;
        }
    }

    private static boolean makeTrue(Promise promise, ResourceCollection resources) {
        if (promise.began().isPresent()) {
            ObjectNode made = resources.create(promise.began().get().deepCopy());
            if (!made.path("id").asText().equals(promise.id())) {
                return false;
            }
        }
        if (promise.shown().isEmpty()) {
            resources.delete(promise.id());
        } else if (promise.isChanged()) {
            resources.replace(promise.id(), promise.shown().get().deepCopy());
        }
        return true;
    }
}
