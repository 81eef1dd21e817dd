package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.access.FirstLogin;
import io.github.keycloakjumpcloud.core.access.FirstLoginDecision;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.account.ExistingAccounts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Which account somebody of this e-mail address gets at a first sign-in. Writes nothing. */
public final class FirstLoginChoice {

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final EmailAddress email;
    private final ExistingAccounts accounts;
    private final List<UserModel> owners;

    public FirstLoginChoice(KeycloakSession session, ConnectionConfig connection, EmailAddress email) {
        this.session = session;
        this.connection = connection;
        this.email = email;
        this.accounts = new ExistingAccounts(session);
        this.owners = accounts.withEmail(email);
    }

    public FirstLoginDecision decide() {
        if (owners.size() > 1) {
            return new FirstLoginDecision.Rejected(
                    new Refused(Refusal.LINKING_REFUSED, "several accounts have this e-mail address"));
        }
        // An account that only uses the address as its username has not proven to own it.
        boolean domainVerified =
                !owners.isEmpty() && ConnectionDomains.of(session, connection).trusts(email);
        return new FirstLogin()
                .decide(
                        connection.provisioningMode(),
                        connection.linkExisting(),
                        account().map(user -> accounts.facts(user, connection)),
                        domainVerified);
    }

    /** The account that owns the e-mail address, or else the one with the address as its username. */
    public Optional<UserModel> account() {
        return owners.stream().findFirst().or(() -> accounts.withUsername(email.value()));
    }
}
