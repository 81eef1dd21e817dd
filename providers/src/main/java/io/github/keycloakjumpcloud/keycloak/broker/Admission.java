package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.access.BrokeredId;
import io.github.keycloakjumpcloud.core.access.GateAnswer;
import io.github.keycloakjumpcloud.core.access.GateDecision;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Whether a verified login may go on, and with which account: the gate answers, then the state of a linked account is
 * looked at. Writes nothing.
 *
 * @param gate which was asked
 * @param refused empty when the login may go on
 * @param email null when the gate has refused
 */
public record Admission(ConnectionGate gate, Optional<Refused> refused, LinkedAccount account, EmailAddress email) {

    public static Admission of(KeycloakSession session, ConnectionConfig config, BrokeredIdentityContext context) {
        LinkedAccount account = LinkedAccount.find(session, config, context.getId());
        ConnectionGate gate = ConnectionGate.of(session, config, context);
        GateDecision decision = gate.check();
        if (decision instanceof GateDecision.Rejected rejected) {
            return new Admission(gate, Optional.of(rejected.refused()), account, null);
        }
        EmailAddress email = ((GateDecision.Admitted) decision).email();
        Optional<Refused> unnamed = new BrokeredId(context.getId()).refusal();
        if (unnamed.isPresent()) {
            return new Admission(gate, unnamed, account, email);
        }
        LinkedAccount provisioned = account.orProvisioned(config, email);
        return new Admission(gate, state(provisioned, email), provisioned, email);
    }

    private static Optional<Refused> state(LinkedAccount account, EmailAddress email) {
        if (account.isDisabled()) {
            return Optional.of(new Refused(Refusal.ACCOUNT_DISABLED, "linked account is disabled"));
        }
        if (account.exists() && account.emailBelongsToAnother(email)) {
            return Optional.of(new Refused(Refusal.LINKING_REFUSED, "another account has the new e-mail"));
        }
        return Optional.empty();
    }

    /** What each check of the gate says by itself. */
    public List<GateAnswer> checks() {
        return gate.examine();
    }

    /** Who the login is of already. */
    public Optional<UserModel> user() {
        return account.user();
    }
}
