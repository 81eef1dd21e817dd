package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/** The connection's users by what its SCIM client told of them. */
final class ToldPeople {

    private final Operation operation;

    ToldPeople(Operation operation) {
        this.operation = operation;
    }

    /** Only accounts of this server have keys; there is no need to ask what it keeps of directories. */
    Stream<UserModel> withKey(String key) {
        return operation
                .session()
                .getProvider(UserProvider.class)
                .searchForUserByUserAttributeStream(operation.realm(), ScimRecord.KEYS, key)
                .flatMap(user -> operation.users().find(user.getId()).stream());
    }

    /** Those whom SCIM shows under this user name, in any letter case; Keycloak's counts where nothing else was told. */
    Stream<UserModel> called(String userName) {
        return Stream.concat(
                Stream.ofNullable(operation.session().users().getUserByUsername(operation.realm(), userName))
                        .filter(operation.users()::contain)
                        .filter(user -> isCalled(user, userName)),
                withKey(StoredPerson.userNameKey(operation.connection(), userName))
                        .filter(user -> isCalled(user, userName)));
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
}
