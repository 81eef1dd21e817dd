package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.access.MetAccount;
import io.github.keycloakjumpcloud.core.access.Provisioning;
import io.github.keycloakjumpcloud.core.access.ProvisioningDecision;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ExistingAccounts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.UserModel;

/** The accounts of the realm that a create meets. */
final class ExistingUsers {

    private final Operation operation;

    ExistingUsers(Operation operation) {
        this.operation = operation;
    }

    ProvisioningDecision decide(UserDocument person, String email) {
        EmailAddress address = EmailAddress.parse(email).orElseThrow();
        ExistingAccounts accounts = new ExistingAccounts(operation.session());
        Map<String, UserModel> met = new LinkedHashMap<>();
        accounts.withEmail(address).forEach(user -> met.put(user.getId(), user));
        accounts.withUsername(person.userName()).ifPresent(user -> met.put(user.getId(), user));
        List<MetAccount> facts = met.values().stream()
                .map(user -> accounts.met(user, operation.connection(), address))
                .toList();
        boolean domainVerified = !facts.isEmpty()
                && ConnectionDomains.of(operation.session(), operation.connection())
                        .trusts(address);
        return Provisioning.decide(operation.connection().linkExisting(), facts, domainVerified);
    }
}
