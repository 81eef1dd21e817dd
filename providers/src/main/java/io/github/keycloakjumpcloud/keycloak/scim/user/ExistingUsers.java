package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.MetAccounts;
import io.github.keycloakjumpcloud.keycloak.account.RecordedAccounts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** The accounts of the realm that a create meets. */
final class ExistingUsers {

    /** The same for every account that is not the connection's: whose it is, and that it administers, is not told. */
    private static final String NOT_FREE = "the user name or e-mail address is taken";

    private final Operation operation;

    ExistingUsers(Operation operation) {
        this.operation = operation;
    }

    /** Whether the connection may know the person, under whatever account. */
    boolean mayKnow(UserDocument person, EmailAddress address) {
        return new RecordedAccounts(operation.session(), operation.connection())
                .mayKnow(address, person.externalId(), person.userName());
    }

    /**
     * The account that becomes the connection's; empty when the person has none.
     *
     * @throws ScimProblem 409 when there is one that may not
     */
    Optional<UserModel> adoptable(EmailAddress address, Optional<String> externalId) {
        boolean trusted = ConnectionDomains.of(operation.session(), operation.connection())
                .trusts(address);
        // SCIM does not know the NameID; a person is linked by the address until the first sign-in.
        Newcomer newcomer = new Newcomer(address.value(), address, trusted);
        AccountDecision decision =
                new MetAccounts(operation.session(), operation.connection(), newcomer).provision(externalId);
        if (decision instanceof AccountDecision.Create) {
            return Optional.empty();
        }
        // SCIM reaches accounts of this server only, and could not deactivate another.
        if (decision instanceof AccountDecision.LinkAtOnce link && StorageId.isLocalStorage(link.userId())) {
            return Optional.of(operation.session().users().getUserById(operation.realm(), link.userId()));
        }
        throw ScimProblem.uniqueness(decision instanceof AccountDecision.Known ? "the user exists" : NOT_FREE);
    }
}
