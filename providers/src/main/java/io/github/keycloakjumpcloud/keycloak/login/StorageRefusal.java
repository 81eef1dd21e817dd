package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.SettingCheck;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import io.github.keycloakjumpcloud.keycloak.failure.UnusableRoot;
import org.jboss.logging.Logger;

/**
 * A login that fails because of a directory (user federation), or of a setting of the connection, is refused with a code, and
 * not with Keycloak's own page.
 */
public final class StorageRefusal {

    private static final Logger LOG = Logger.getLogger(StorageRefusal.class);

    private StorageRefusal() {}

    /** @throws RuntimeException the failure itself, where it says nothing of either */
    public static Refused of(ConnectionConfig connection, RuntimeException failure) {
        // Stored by somebody else, and read in the midst of the login.
        return failure instanceof IllegalArgumentException
                        && SettingCheck.problem(connection).isPresent()
                ? new Refused(Refusal.CONNECTION_DISABLED, "a setting of the connection is wrong: see its findings")
                : ofStorage(failure);
    }

    private static Refused ofStorage(RuntimeException failure) {
        return switch (StorageFailure.of(failure)) {
            case READ_ONLY ->
                new Refused(Refusal.ACCOUNT_READ_ONLY, "the directory of the account does not take what is new");
            case DIRECTORY_DOWN -> {
                LOG.warnf("A directory of the realm does not answer (%s)", failure.getClass());
                yield new Refused(Refusal.DIRECTORY_DOWN, "a directory of the realm does not answer");
            }
            case ROOT_UNUSABLE -> new Refused(Refusal.CONNECTION_DISABLED, UnusableRoot.SENTENCE);
            case DATABASE_DOWN, CONFLICT, OTHER -> throw failure;
        };
    }
}
