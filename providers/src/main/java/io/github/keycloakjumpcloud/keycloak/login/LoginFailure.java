package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.failure.FailureTrace;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import io.github.keycloakjumpcloud.keycloak.setting.SettingCheck;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A login that fails, in our code or in Keycloak's, is undone and refused with a code, and not with Keycloak's own page. Every
 * end of a login through a connection answers by this.
 */
public final class LoginFailure {

    private static final Logger LOG = Logger.getLogger(LoginFailure.class);

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final AuthenticationSessionModel login;
    private final EventType type;

    private LoginFailure(
            KeycloakSession session, ConnectionConfig connection, AuthenticationSessionModel login, EventType type) {
        this.session = session;
        this.connection = connection;
        this.login = login;
        this.type = type;
    }

    /** What the end of a login answers, or the refusal when it fails. */
    public static Response answer(
            KeycloakSession session,
            ConnectionConfig connection,
            AuthenticationSessionModel login,
            EventType type,
            Supplier<Response> end) {
        AnsweredLogin.begin(login);
        try {
            return new LoginFailure(session, connection, login, type).answer(end);
        } finally {
            AnsweredLogin.end();
        }
    }

    /** Lets the provider do its part of a login, which may come to its end through another provider. */
    public static void guard(KeycloakSession session, BrokeredIdentityContext context, Runnable part) {
        guard(session, context, part, LoginFailure::explain);
    }

    /** @param meaning what a failure means for the person */
    static void guard(
            KeycloakSession session,
            BrokeredIdentityContext context,
            Runnable part,
            BiFunction<ConnectionConfig, RuntimeException, Refusal> meaning) {
        try {
            part.run();
        } catch (LoginRefused e) {
            throw e;
        } catch (RuntimeException e) {
            ConnectionConfig connection = ConnectionConfig.of(context.getIdpConfig());
            throw new Refusals(session, connection)
                    .undo(
                            meaning.apply(connection, e),
                            context.getAuthenticationSession(),
                            EventType.IDENTITY_PROVIDER_LOGIN);
        }
    }

    private Response answer(Supplier<Response> end) {
        try {
            return answerFor(finish(end));
        } catch (LoginRefused e) {
            throw e;
        } catch (WebApplicationException e) {
            if (isCaught(e.getResponse())) {
                return answerFor(e.getResponse());
            }
            throw e;
        } catch (RuntimeException e) {
            return refuse(explain(connection, e));
        }
    }

    /** What was to be written at the commit would fail when nobody can answer any more. */
    private Response finish(Supplier<Response> end) {
        Response answer = end.get();
        if (!session.getTransactionManager().getRollbackOnly()) {
            session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
        }
        return answer;
    }

    /** Keycloak has caught a failure, logged it, and made a page of it. */
    private Response answerFor(Response keycloaks) {
        if (!isCaught(keycloaks)) {
            return keycloaks;
        }
        return refuse(
                keycloaks.getStatusInfo() == Response.Status.CONFLICT
                        ? new Refusal(RefusalReason.LINKING_REFUSED, RefusalFact.ACCOUNT_LINKED_MEANWHILE)
                        : failed());
    }

    private static boolean isCaught(Response keycloaks) {
        return keycloaks.getStatusInfo() == Response.Status.CONFLICT
                || keycloaks.getStatusInfo().getFamily() == Response.Status.Family.SERVER_ERROR;
    }

    private Response refuse(Refusal refused) {
        return new Refusals(session, connection).undone(refused, login, type);
    }

    /**
     * What a failure means for the person. The log keeps what is no matter of a setting or a directory.
     *
     * @throws RuntimeException the failure itself, where the database is down: nothing could be told then
     */
    public static Refusal explain(ConnectionConfig connection, RuntimeException failure) {
        // Stored by somebody else, and read in the midst of the login.
        return failure instanceof IllegalArgumentException
                        && !SettingCheck.check(connection).isEmpty()
                ? new Refusal(RefusalReason.CONNECTION_DISABLED, RefusalFact.SETTING_WRONG)
                : explainByStorage(connection, failure);
    }

    private static Refusal explainByStorage(ConnectionConfig connection, RuntimeException failure) {
        return switch (StorageFailure.of(failure)) {
            case READ_ONLY -> new Refusal(RefusalReason.ACCOUNT_READ_ONLY, RefusalFact.DIRECTORY_READ_ONLY);
            case DIRECTORY_DOWN -> {
                LOG.warnf("A directory of the realm does not answer (%s)", failure.getClass());
                yield new Refusal(RefusalReason.DIRECTORY_DOWN, RefusalFact.DIRECTORY_DOWN);
            }
            case ROOT_UNUSABLE -> new Refusal(RefusalReason.CONNECTION_DISABLED, RefusalFact.ROOT_UNUSABLE);
            case DATABASE_DOWN -> throw failure;
            case CONFLICT, OTHER -> {
                LOG.errorf(
                        "Connection %s: a sign-in failed: %s",
                        Shown.name(connection.getAlias()), FailureTrace.of(failure));
                yield failed();
            }
        };
    }

    private static Refusal failed() {
        return new Refusal(RefusalReason.LOGIN_FAILED, RefusalFact.SOMETHING_FAILED);
    }
}
