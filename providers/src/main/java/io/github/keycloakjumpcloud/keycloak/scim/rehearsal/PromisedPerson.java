package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupCandidate;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

/** Whom a rehearsal has promised an account to, and the account that the person has. */
final class PromisedPerson {

    /** Has no members. */
    private static final String NO_GROUP = "";

    private final Operation operation;
    private final Promises promises;

    PromisedPerson(Operation operation, Promises promises) {
        this.operation = operation;
        this.promises = promises;
    }

    /** The id that is promised to the person in a message. */
    static Optional<String> idFor(Promises promises, ObjectNode sent) {
        return UserResources.addressOf(sent).flatMap(address -> promises.idFor(address, externalId(sent)));
    }

    private static Optional<String> externalId(ObjectNode sent) {
        try {
            return Optional.ofNullable(
                    ResourceKind.USER.normalise(sent).path("externalId").textValue());
        } catch (ScimProblem none) {
            return Optional.empty();
        }
    }

    /**
     * The account of the connection that a message about this id is about when it takes access away: the account of the promised address
     * where it has come about in another way, and has another id.
     */
    Optional<String> account(String id) {
        return operation.users().find(id).map(UserModel::getId).or(() -> promises.made(List.of(id)).stream()
                .flatMap(promise -> promise.address().stream())
                .flatMap(address -> operation.users().withEmail(address))
                .map(UserModel::getId)
                .findFirst());
    }

    /** Those of these ids whose accounts the connection has in Keycloak itself. */
    Set<String> there(Collection<String> ids) {
        return operation.users().candidates(ids, NO_GROUP).stream()
                .map(GroupCandidate::userId)
                .collect(Collectors.toSet());
    }

    /** The account that is promised to be made under this id; empty when the connection has one of this id. */
    Optional<Promise> owed(String id) {
        return operation.users().find(id).isPresent()
                ? Optional.empty()
                : promises.made(List.of(id)).stream().findFirst();
    }
}
