package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.UserNames;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks.Link;
import io.github.keycloakjumpcloud.keycloak.account.RecordedAccounts;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord.Key;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The connection's users by what JumpCloud knows of them. */
final class ToldPeople {

    private final Operation operation;
    private final RecordedAccounts recorded;

    ToldPeople(Operation operation) {
        this.operation = operation;
        this.recorded = new RecordedAccounts(operation.session(), operation.connection());
    }

    Stream<UserModel> withKey(Key key) {
        return recorded.with(key).filter(operation.users()::contain);
    }

    /** Those whom SCIM shows under this user name, in any letter case. */
    List<UserModel> called(String userName) {
        List<UserModel> keyed = keyed(userName);
        if (!keyed.isEmpty() || !recorded.mayBeMeant(userName, keyed)) {
            return keyed;
        }
        List<UserModel> older = ofEarlierRelease(userName);
        return older.isEmpty()
                ? withAddress(userName)
                        .filter(user -> new StoredPerson(operation, user).read().isEmpty())
                        .toList()
                : older;
    }

    /** Those who may have this address: whom SCIM told of, or whose account has it or is linked under it. */
    Stream<UserModel> under(String address) {
        List<UserModel> keyed = withKey(Key.called(address)).toList();
        Stream<UserModel> others = recorded.mayBeMeant(address, keyed) ? withAddress(address) : Stream.of();
        return Stream.concat(keyed.stream(), others);
    }

    private List<UserModel> keyed(String userName) {
        return withKey(Key.called(userName))
                .filter(user -> isTold(user, userName))
                .toList();
    }

    private boolean isTold(UserModel user, String userName) {
        return UserNames.isSame(new StoredPerson(operation, user).userName(), userName);
    }

    /** Until they are written again they have no key, but where Keycloak's user name was another. */
    private List<UserModel> ofEarlierRelease(String userName) {
        return Stream.ofNullable(operation.session().users().getUserByUsername(operation.realm(), userName))
                .filter(operation.users()::contain)
                .filter(user -> new ScimRecord(user, operation.connection()).isHeld())
                .filter(user -> isTold(user, userName))
                .toList();
    }

    /** Those who have this address, or are linked under it; whether it is theirs is another question. */
    private Stream<UserModel> withAddress(String text) {
        return EmailAddress.parse(text).stream()
                .flatMap(address -> Stream.concat(
                        operation.users().withEmail(address),
                        new ConnectionLinks(operation.session(), operation.connection())
                                .find(address.value()).map(Link::user).stream().filter(operation.users()::contain)))
                .distinct();
    }

    /** @throws ScimProblem 409 when another person of the connection goes by this user name at JumpCloud */
    void requireFree(String userName, String userId) {
        List<UserModel> keyed = keyed(userName);
        List<UserModel> named = keyed.isEmpty() ? ofEarlierRelease(userName) : keyed;
        if (named.stream().anyMatch(user -> !user.getId().equals(userId))) {
            throw ScimProblem.uniqueness("another user has this userName").about(Set.of("userName"));
        }
    }
}
