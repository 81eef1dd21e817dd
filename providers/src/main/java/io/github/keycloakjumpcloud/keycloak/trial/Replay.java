package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.assertion.VerifiedLogin;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.login.LoginFailure;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Asks everything that decides about a login once more, for one that was refused: by the settings, accounts and groups that there
 * are now, and the certificates as they were read last. What a response must prove is not asked again: it was proven then.
 */
public final class Replay {

    private final KeycloakSession session;
    private final ConnectionConfig connection;

    /** @param connection the one that the login came through, with the settings that it has now */
    public Replay(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
    }

    /**
     * What would become of the login, in a transaction of its own that is rolled back: a directory may bring accounts in that are only
     * looked for.
     *
     * @throws RuntimeException when the database does not answer
     */
    public TrialReport of(LoginFacts facts) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> {
                    own.getTransactionManager().setRollbackOnly();
                    return report(own, facts);
                },
                "Replay of a sign-in");
    }

    private TrialReport report(KeycloakSession own, LoginFacts facts) {
        try {
            Optional<UserModel> linking = facts.linking()
                    .map(id -> own.users().getUserById(own.getContext().getRealm(), id));
            boolean deleted = facts.linking().isPresent() && linking.isEmpty();
            return new TrialEvaluation(own, connection)
                    .of(
                            VerifiedLogin.again(own, connection, facts),
                            linking,
                            deleted ? accountDeleted() : disabled(own));
        } catch (RuntimeException e) {
            return TrialReport.refused(LoginFailure.explain(connection, e));
        }
    }

    private static Optional<Refusal> accountDeleted() {
        return Optional.of(new Refusal(RefusalReason.ACCOUNT_DISABLED, RefusalFact.ACCOUNT_DELETED_MEANWHILE));
    }

    /** Keycloak shows the provider of an Organization that is disabled as disabled, too. */
    private Optional<Refusal> disabled(KeycloakSession own) {
        IdentityProviderModel shown = own.identityProviders().getById(connection.getInternalId());
        return shown != null && shown.isEnabled()
                ? Optional.empty()
                : Optional.of(new Refusal(RefusalReason.CONNECTION_DISABLED, RefusalFact.CONNECTION_DISABLED));
    }
}
