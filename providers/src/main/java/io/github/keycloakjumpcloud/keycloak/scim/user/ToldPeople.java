package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.keycloak.account.RecordedAccounts;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The connection's users by what its SCIM client told of them. */
final class ToldPeople {

    private final Operation operation;

    ToldPeople(Operation operation) {
        this.operation = operation;
    }

    Stream<UserModel> withKey(ScimRecord.Key key) {
        return new RecordedAccounts(operation.session(), operation.connection())
                .with(key)
                .filter(operation.users()::contain);
    }

    /** Those whom SCIM shows under this user name, in any letter case; Keycloak's counts where nothing else was told. */
    Stream<UserModel> called(String userName) {
        return Stream.concat(
                Stream.ofNullable(operation.session().users().getUserByUsername(operation.realm(), userName))
                        .filter(operation.users()::contain)
                        .filter(user -> isCalled(user, userName)),
                withKey(StoredPerson.userNameKey(userName)).filter(user -> isCalled(user, userName)));
    }

    private boolean isCalled(UserModel user, String userName) {
        return new StoredPerson(operation, user).userName().equalsIgnoreCase(userName);
    }

    /** @throws ScimProblem 409 when another person of the connection goes by this user name at JumpCloud */
    void requireFree(String userName, String userId) {
        if (called(userName).anyMatch(user -> !user.getId().equals(userId))) {
            throw ScimProblem.uniqueness("another user has this userName").about(Set.of("userName"));
        }
    }

    /** @throws ScimProblem 409 when another person of the connection has this id at JumpCloud */
    void requireFreeId(String externalId, String userId) {
        boolean taken = withKey(ScimRecord.Key.externalId(externalId))
                .anyMatch(user -> !user.getId().equals(userId));
        if (taken) {
            throw ScimProblem.uniqueness("another user has this externalId").about(Set.of(ScimRecord.EXTERNAL_ID));
        }
    }
}
