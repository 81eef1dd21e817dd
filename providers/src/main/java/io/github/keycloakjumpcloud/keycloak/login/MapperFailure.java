package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.failure.FailureTrace;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;

/**
 * A mapper of ours that fails in the midst of a login. Keycloak would end the login with a page without a code, and with an
 * event and a log line that name the person. So all of it is undone, and the login refused, wherever it comes to its end.
 */
public final class MapperFailure {

    private static final Logger LOG = Logger.getLogger(MapperFailure.class);

    private MapperFailure() {}

    /** Lets a mapper do its part of a login. */
    public static void guard(
            KeycloakSession session,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context,
            Runnable part) {
        LoginFailure.guard(session, context, part, (connection, failure) -> refused(connection, mapper, failure));
    }

    private static Refusal refused(
            ConnectionConfig connection, IdentityProviderMapperModel mapper, RuntimeException failure) {
        LOG.errorf(
                "Connection %s: mapper %s failed: %s",
                Shown.name(connection.getAlias()), Shown.name(mapper.getName()), FailureTrace.of(failure));
        return switch (StorageFailure.of(failure)) {
            case READ_ONLY, DIRECTORY_DOWN, ROOT_UNUSABLE -> LoginFailure.explain(connection, failure);
            case DATABASE_DOWN, CONFLICT, OTHER ->
                new Refusal(RefusalReason.CONNECTION_DISABLED, RefusalFact.MAPPER_FAILED);
        };
    }
}
