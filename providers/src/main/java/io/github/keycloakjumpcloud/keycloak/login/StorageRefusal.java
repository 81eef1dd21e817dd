package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A login that fails because of a directory (user federation) is refused with a code, and not with Keycloak's own page. */
public final class StorageRefusal {

    private static final Logger LOG = Logger.getLogger(StorageRefusal.class);

    private StorageRefusal() {}

    /** Empty when the failure says nothing of a directory. */
    public static Optional<Refused> of(RuntimeException failure) {
        StorageFailure kind = StorageFailure.of(failure);
        if (kind == StorageFailure.READ_ONLY) {
            return Optional.of(
                    new Refused(Refusal.ACCOUNT_READ_ONLY, "the directory of the account does not take what is new"));
        }
        if (kind == StorageFailure.DIRECTORY_DOWN) {
            LOG.warnf("A directory of the realm does not answer (%s)", failure.getClass());
            return Optional.of(new Refused(Refusal.DIRECTORY_DOWN, "a directory of the realm does not answer"));
        }
        return Optional.empty();
    }
}
