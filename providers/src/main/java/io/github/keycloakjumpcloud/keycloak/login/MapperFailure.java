package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A mapper of ours that fails in the midst of a login. Keycloak would end the login with a page without a code, and with an
 * event and a log line that name the person. So the failure is kept until Keycloak is done: all of it is undone then, and the
 * login refused.
 */
public final class MapperFailure {

    private static final Logger LOG = Logger.getLogger(MapperFailure.class);
    private static final String ATTRIBUTE = "jumpcloud.mapper-failure";

    private MapperFailure() {}

    /** Lets a mapper do its part of a login that has not failed yet. */
    public static void guard(
            KeycloakSession session, ConnectionConfig connection, IdentityProviderMapperModel mapper, Runnable part) {
        if (session.getAttribute(ATTRIBUTE) != null) {
            return;
        }
        try {
            part.run();
        } catch (RuntimeException e) {
            session.setAttribute(ATTRIBUTE, refused(connection, mapper, e));
            session.getTransactionManager().setRollbackOnly();
        }
    }

    /** What Keycloak answers, or the refusal when a mapper failed meanwhile. */
    public static Response answer(
            KeycloakSession session,
            ConnectionConfig connection,
            AuthenticationSessionModel login,
            EventType type,
            Supplier<Response> keycloak) {
        Supplier<Optional<Response>> refusal = () -> Optional.ofNullable(session.getAttribute(ATTRIBUTE, Refused.class))
                .map(refused -> new Refusals(session, connection).undone(refused, login, type));
        Response answer;
        try {
            answer = keycloak.get();
        } catch (RuntimeException e) {
            return refusal.get().orElseThrow(() -> e);
        }
        return refusal.get().orElse(answer);
    }

    /** What the database says of a conflict quotes names and addresses, so the log gets the kind of exception only. */
    private static Refused refused(
            ConnectionConfig connection, IdentityProviderMapperModel mapper, RuntimeException failure) {
        LOG.errorf(
                "Connection %s: mapper %s failed (%s)",
                Shown.name(connection.getAlias()), Shown.name(mapper.getName()), trace(failure));
        return switch (StorageFailure.of(failure)) {
            case READ_ONLY, DIRECTORY_DOWN, ROOT_UNUSABLE -> StorageRefusal.of(connection, failure);
            case DATABASE_DOWN, CONFLICT, OTHER ->
                new Refused(
                        Refusal.CONNECTION_DISABLED, "a mapper of the connection failed; the server's log says which");
        };
    }

    private static String trace(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
