package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.activity.Conflict;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.activity.Journal;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Answers a refusal: a page for the person, an event and a record for the admin, a line in the log, all with the same
 * code and the same short reference; and it is counted. Nothing personal is in the event's details or in the log.
 */
public final class Refusals {

    /** Event details; stable names. */
    static final String CODE = "jumpcloud_code";

    static final String REFERENCE = "jumpcloud_reference";
    static final String CHECK = "jumpcloud_check";
    static final String FACT = "jumpcloud_fact";

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /** Letters and digits that are not mistaken for one another when read aloud. */
    private static final char[] REFERENCE_CHARACTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final KeycloakSession session;
    private final IdentityProviderModel connection;
    private final Optional<LoginFacts> login;
    private final Optional<Newcomer> newcomer;

    public Refusals(KeycloakSession session, IdentityProviderModel connection) {
        this(session, connection, Optional.empty(), Optional.empty());
    }

    private Refusals(
            KeycloakSession session,
            IdentityProviderModel connection,
            Optional<LoginFacts> login,
            Optional<Newcomer> newcomer) {
        this.session = session;
        this.connection = connection;
        this.login = login;
        this.newcomer = newcomer;
    }

    /** The same for a login whose message was verified, and which can be asked about again. */
    public Refusals about(LoginFacts facts) {
        return new Refusals(session, connection, Optional.of(facts), newcomer);
    }

    /** The same for somebody whose account rule was asked, and who was met by accounts that are there. */
    public Refusals of(Newcomer person) {
        return new Refusals(session, connection, login, Optional.of(person));
    }

    /** Of a login that was among forms when an admin disabled the connection. */
    public static Refusal switchedOff() {
        return new Refusal(RefusalReason.CONNECTION_DISABLED, RefusalFact.CONNECTION_DISABLED_MEANWHILE);
    }

    /**
     * Refuses outside of a flow, with an event of its own.
     *
     * @param authSession the pending login, or null when there is none
     * @param user the account that the person has already, or null
     */
    public Response refuse(Refusal refusal, AuthenticationSessionModel authSession, UserModel user, EventType type) {
        RealmModel realm = session.getContext().getRealm();
        String reference = reference();
        EventBuilder event =
                new EventBuilder(realm, session, session.getContext().getConnection()).event(type);
        if (authSession != null) {
            event.client(authSession.getClient());
        }
        if (user != null) {
            event.user(user);
        }
        describe(event, refusal, reference).error(error(refusal.reason()));
        return refuse(refusal, reference, authSession, user, type);
    }

    /**
     * Refuses where Keycloak has written already, which is undone. The refusal itself is kept.
     *
     * @return to be thrown, at whatever end of the login; Keycloak shows its page
     */
    public WebApplicationException undo(Refusal refusal, AuthenticationSessionModel authSession, EventType type) {
        LoginRefused thrown = new LoginRefused(undone(refusal, authSession, type));
        AnsweredLogin.begin(authSession);
        return thrown;
    }

    /** As {@link #undo}, where Keycloak is done. */
    Response undone(Refusal refusal, AuthenticationSessionModel authSession, EventType type) {
        session.getTransactionManager().setRollbackOnly();
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> new Refusals(own, connection, login, newcomer).refuse(refusal, authSession, null, type),
                "Refuse a sign-in");
    }

    /**
     * Refuses within a flow. Keycloak writes the event of the flow when that has ended, whatever came of it: so that one
     * tells of the refusal, and no longer under which name the person came.
     */
    Response refuseInFlow(Refusal refusal, AuthenticationSessionModel authSession, EventBuilder flow) {
        String reference = reference();
        flow.getEvent().setDetails(null);
        flow.getEvent().setError(error(refusal.reason()));
        describe(flow.event(EventType.IDENTITY_PROVIDER_FIRST_LOGIN_ERROR), refusal, reference)
                .storeImmediately(true);
        return refuse(refusal, reference, authSession, null, EventType.IDENTITY_PROVIDER_FIRST_LOGIN);
    }

    private EventBuilder describe(EventBuilder event, Refusal refusal, String reference) {
        return event.detail(Details.IDENTITY_PROVIDER, Shown.bare(connection.getAlias()))
                .detail(CODE, refusal.reason().code())
                .detail(REFERENCE, reference)
                .detail(CHECK, refusal.reason().check())
                .detail(FACT, Wording.english().sentence(refusal.fact()));
    }

    private static String error(RefusalReason reason) {
        return switch (Response.Status.fromStatusCode(reason.httpStatus())) {
            case FORBIDDEN -> Errors.ACCESS_DENIED;
            case INTERNAL_SERVER_ERROR -> Errors.IDENTITY_PROVIDER_ERROR;
            default -> Errors.INVALID_SAML_RESPONSE;
        };
    }

    private Response refuse(
            Refusal refusal, String reference, AuthenticationSessionModel authSession, UserModel user, EventType type) {
        RefusalReason reason = refusal.reason();
        boolean logout = type == EventType.LOGOUT;
        if (!logout) {
            LoginMetrics.refused(reason);
            Journal.refused(session.getContext().getRealm().getId(), connection.getInternalId(), reason.code());
        }
        if (reason == RefusalReason.LINKING_REFUSED) {
            newcomer.ifPresent(this::noteConflict);
        }
        keep(RefusalRecord.of(
                reference,
                ServerTime.now(),
                connection.getAlias(),
                refusal,
                Optional.ofNullable(authSession)
                        .map(pending -> pending.getClient().getClientId()),
                Optional.ofNullable(user).map(UserModel::getId),
                login));
        LOG.warnf(
                "Connection %s refused a %s: %s (%s: %s), reference %s. JumpCloud field to look at: %s",
                Shown.name(connection.getAlias()),
                logout ? "logout" : "sign-in",
                reason.code(),
                reason.check(),
                Wording.english().sentence(refusal.fact()),
                reference,
                Wording.english().field(refusal.remedy()));
        return new RefusalPage(session, connection)
                .of(
                        refusal,
                        reference,
                        authSession,
                        logout,
                        login.flatMap(LoginFacts::text).isPresent());
    }

    private void noteConflict(Newcomer person) {
        Journal.note(
                session.getContext().getRealm().getId(),
                connection.getInternalId(),
                LogKind.CONFLICTS,
                new Conflict(
                        ServerTime.now(),
                        Conflict.Way.SIGN_IN,
                        person.subject(),
                        person.address(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Whatever becomes of the login's own transaction. */
    private void keep(RefusalRecord kept) {
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(), session.getContext(), own -> new RefusalMemory(own).keep(kept));
    }

    private static String reference() {
        SecretGenerator random = SecretGenerator.getInstance();
        return random.randomString(4, REFERENCE_CHARACTERS) + "-" + random.randomString(4, REFERENCE_CHARACTERS);
    }
}
