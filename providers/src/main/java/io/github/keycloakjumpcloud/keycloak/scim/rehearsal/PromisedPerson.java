package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupCandidate;
import io.github.keycloakjumpcloud.keycloak.account.RecordedAccounts;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalMemory;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    Optional<String> idFor(ObjectNode sent) {
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
     * The account of the connection that a message about this id is about when it takes access away: the account of the promised person
     * where it has come about in another way, and has another id.
     */
    Optional<String> account(String id) {
        return operation.users().find(id).map(UserModel::getId).or(() -> promised(id)
                .flatMap(this::otherAccount));
    }

    private Optional<Promise> promised(String id) {
        return promises.owed(ResourceKind.USER, List.of(id)).stream().findFirst();
    }

    /** The address may have gone to somebody else, whom JumpCloud knows by another id. */
    private Optional<String> otherAccount(Promise promise) {
        return promise.address().stream()
                .flatMap(this::withAddress)
                .filter(operation.users()::contain)
                .filter(user -> {
                    Optional<String> told = new ScimRecord(user, operation.connection()).key(ScimRecord.EXTERNAL_ID);
                    return told.isEmpty() || promise.externalId().isEmpty() || told.equals(promise.externalId());
                })
                .map(UserModel::getId)
                .findFirst();
    }

    /** By the account's own address, by the one that JumpCloud has told of, and by the link. */
    private Stream<UserModel> withAddress(EmailAddress address) {
        return Stream.<Supplier<Stream<UserModel>>>of(
                        () -> operation.users().withEmail(address),
                        () -> new RecordedAccounts(operation.session(), operation.connection())
                                .with(ScimRecord.Key.called(address.value())),
                        () -> new ConnectionLinks(operation.session(), operation.connection())
                                .find(address.value(), Optional.of(address)).stream()
                                        .map(ConnectionLinks.Link::user))
                .flatMap(Supplier::get);
    }

    /** Those of these ids whose accounts the connection has in Keycloak itself. */
    Set<String> there(Collection<String> ids) {
        return operation.users().candidates(ids, NO_GROUP).stream()
                .map(GroupCandidate::userId)
                .collect(Collectors.toSet());
    }

    /** The person of this id whom JumpCloud believes to be there, and who has no account of the connection. */
    Optional<Promise> owed(String id) {
        return operation.users().find(id).isPresent()
                ? Optional.empty()
                : promised(id).filter(promise -> otherAccount(promise).isEmpty());
    }

    /**
     * The person is to have no access, whatever was promised; once it can be done, they are locked out. Committed at once, since the
     * operation may end with a refusal.
     */
    void withdraw(String id) {
        operation.apart(own -> {
            Promises kept = new Promises(own.session(), own.connection());
            kept.owed(ResourceKind.USER, List.of(id)).forEach(promise -> kept.rewrite(promise.inactive()));
            if (!own.isRehearsal()) {
                new RehearsalMemory(own.session(), own.connection()).unsettle();
            }
            return id;
        });
    }
}
