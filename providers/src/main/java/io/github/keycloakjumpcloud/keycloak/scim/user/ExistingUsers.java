package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.access.MetAccount;
import io.github.keycloakjumpcloud.core.access.Provisioning;
import io.github.keycloakjumpcloud.core.access.ProvisioningDecision;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ExistingAccounts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.UserModel;

/** The accounts of the realm that a create meets. */
final class ExistingUsers {

    private final Operation operation;
    private final ExistingAccounts accounts;

    ExistingUsers(Operation operation) {
        this.operation = operation;
        this.accounts = new ExistingAccounts(operation.session());
    }

    /** Whether there is any. */
    boolean meet(UserDocument person, String email) {
        return !met(person, EmailAddress.parse(email).orElseThrow()).isEmpty();
    }

    /**
     * The one that becomes the connection's.
     *
     * @throws ScimProblem 409 when none may
     */
    UserModel adoptable(UserDocument person, String email) {
        EmailAddress address = EmailAddress.parse(email).orElseThrow();
        Map<String, UserModel> met = met(person, address);
        List<MetAccount> facts = met.values().stream()
                .map(user -> accounts.met(user, operation.connection(), address))
                .toList();
        boolean domainVerified = ConnectionDomains.of(operation.session(), operation.connection())
                .trusts(address);
        ProvisioningDecision decision =
                Provisioning.decide(operation.connection().linkExisting(), facts, domainVerified);
        if (decision instanceof ProvisioningDecision.AdoptAccount adopt) {
            return met.get(adopt.userId());
        }
        throw ScimProblem.uniqueness(((ProvisioningDecision.Conflict) decision).reason());
    }

    private Map<String, UserModel> met(UserDocument person, EmailAddress address) {
        Map<String, UserModel> met = new LinkedHashMap<>();
        accounts.withEmail(address).forEach(user -> met.put(user.getId(), user));
        accounts.withUsername(person.userName()).ifPresent(user -> met.put(user.getId(), user));
        return met;
    }
}
