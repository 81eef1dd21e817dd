package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.Urls;
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
    private static final String TEMPLATE = "jumpcloud-refusal.ftl";

    /** Letters and digits that are not mistaken for one another when read aloud. */
    private static final char[] REFERENCE_CHARACTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final KeycloakSession session;
    private final IdentityProviderModel connection;

    public Refusals(KeycloakSession session, IdentityProviderModel connection) {
        this.session = session;
        this.connection = connection;
    }

    /**
     * Refuses outside of a flow, with an event of its own.
     *
     * @param authSession the pending login, or null when there is none
     * @param user the account that the person has already, or null
     */
    public Response refuse(Refused refused, AuthenticationSessionModel authSession, UserModel user, EventType type) {
        RealmModel realm = session.getContext().getRealm();
        EventBuilder event =
                new EventBuilder(realm, session, session.getContext().getConnection()).event(type);
        if (authSession != null) {
            event.client(authSession.getClient());
        }
        return refuse(refused, authSession, user, event);
    }

    /**
     * Refuses where Keycloak has written already, which is undone. The refusal itself is kept.
     *
     * @return to be thrown; Keycloak shows its page
     */
    public WebApplicationException undo(Refused refused, AuthenticationSessionModel authSession, EventType type) {
        session.getTransactionManager().setRollbackOnly();
        Response page = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> new Refusals(own, connection).refuse(refused, authSession, null, type),
                "Refuse a sign-in");
        return new WebApplicationException(page);
    }

    /** Refuses with the event that the caller has begun. */
    Response refuse(Refused refused, AuthenticationSessionModel authSession, UserModel user, EventBuilder event) {
        Refusal refusal = refused.refusal();
        LoginMetrics.refused(refusal);
        String reference = reference();
        if (user != null) {
            event.user(user);
        }
        event.detail(Details.IDENTITY_PROVIDER, connection.getAlias())
                .detail(CODE, refusal.code())
                .detail(REFERENCE, reference)
                .detail(CHECK, refusal.check())
                .detail(FACT, refused.fact())
                .error(
                        refusal.httpStatus() == Response.Status.FORBIDDEN.getStatusCode()
                                ? Errors.ACCESS_DENIED
                                : Errors.INVALID_SAML_RESPONSE);
        new RefusalRecords(session)
                .keep(RefusalRecord.of(
                        reference,
                        ServerTime.now(),
                        connection.getAlias(),
                        refused,
                        Optional.ofNullable(authSession)
                                .map(login -> login.getClient().getClientId()),
                        Optional.ofNullable(user).map(UserModel::getId)));
        LOG.warnf(
                "Connection %s refused a sign-in: %s (%s: %s), reference %s. JumpCloud field to look at: %s",
                connection.getAlias(),
                refusal.code(),
                refusal.check(),
                refused.fact(),
                reference,
                refusal.jumpcloudField());
        return page(refusal, reference, authSession);
    }

    private Response page(Refusal refusal, String reference, AuthenticationSessionModel authSession) {
        Map<String, String> view = new HashMap<>();
        view.put("code", refusal.code());
        view.put("reference", reference);
        view.put("messageKey", refusal.messageKey());
        view.put("helpKey", refusal.helpKey());
        view.put("connection", connectionName());
        if (authSession != null) {
            view.put("retryUrl", retryUrl(authSession));
        }
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        form.setAuthenticationSession(authSession);
        form.setAttribute("jumpcloudRefusal", view);
        form.setStatus(Response.Status.fromStatusCode(refusal.httpStatus()));
        return form.createForm(TEMPLATE);
    }

    private String connectionName() {
        String name = connection.getDisplayName();
        return name == null || name.isBlank() ? connection.getAlias() : name;
    }

    private String retryUrl(AuthenticationSessionModel authSession) {
        return Urls.realmLoginRestartPage(
                        session.getContext().getUri().getBaseUri(),
                        session.getContext().getRealm().getName(),
                        authSession.getClient().getClientId(),
                        authSession.getTabId(),
                        AuthenticationProcessor.getClientData(session, authSession),
                        false)
                .toString();
    }

    private static String reference() {
        SecretGenerator random = SecretGenerator.getInstance();
        return random.randomString(4, REFERENCE_CHARACTERS) + "-" + random.randomString(4, REFERENCE_CHARACTERS);
    }
}
