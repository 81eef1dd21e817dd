package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks.Link;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionSessions;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.broker.Admission.Verdict;
import io.github.keycloakjumpcloud.keycloak.connection.AssertionAttributes;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.NewcomerNote;
import io.github.keycloakjumpcloud.keycloak.connection.RecentResponses;
import io.github.keycloakjumpcloud.keycloak.connection.VerifiedLogin;
import io.github.keycloakjumpcloud.keycloak.group.GrantedAccess;
import io.github.keycloakjumpcloud.keycloak.login.Refusals;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stands between Keycloak's verified SAML response and everything that touches an account: the assertion counts once,
 * the gate answers, the account's state is checked; only then does Keycloak's broker go on. No flow setting gets around it.
 */
final class GatedCallback implements LoginAttempt {

    /** The width of Keycloak's column, alias included. */
    private static final int LONGEST_BROKER_SESSION_ID = 1024;

    private final KeycloakSession session;
    private final ConnectionConfig config;
    private final AuthenticationCallback keycloak;
    private final Refusals refusals;
    private boolean answered;
    private boolean missedPendingLogin;

    GatedCallback(KeycloakSession session, ConnectionConfig config, AuthenticationCallback keycloak) {
        this.session = session;
        this.config = config;
        this.keycloak = keycloak;
        this.refusals = new Refusals(session, config);
    }

    @Override
    public Optional<AuthenticationSessionModel> pending(String relayState) {
        return new PendingLogins(session).find(relayState);
    }

    @Override
    public Response refuse(Refused refused, AuthenticationSessionModel pending) {
        return refusals.refuse(refused, pending, null, EventType.IDENTITY_PROVIDER_LOGIN);
    }

    @Override
    public boolean answered() {
        return answered;
    }

    @Override
    public boolean missedPendingLogin() {
        return missedPendingLogin;
    }

    @Override
    public Response authenticated(BrokeredIdentityContext context) {
        answered = true;
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (!new AcceptedAssertions(session, config).acceptOnce(AssertionAttributes.assertion(context))) {
            return refuse(AcceptedAssertions.usedBefore(), authSession);
        }
        VerifiedLogin login = VerifiedLogin.of(session, config, context);
        new RecentResponses(session, config).note(login, context);
        Optional<UserModel> linking = linking(authSession);
        waitForOthers(login, linking);
        Admission admission = Admission.of(session, config, login, linking);
        UserModel user = admission.user().orElse(null);
        if (admission.verdict() instanceof Verdict.TurnedAway turnedAway) {
            return turnAway(turnedAway.refused(), authSession, user);
        }
        Verdict.Decided decided = (Verdict.Decided) admission.verdict();
        if (decided.decision() instanceof AccountDecision.Rejected rejected) {
            EventType type = decided.link().isPresent()
                    ? EventType.IDENTITY_PROVIDER_LOGIN
                    : EventType.IDENTITY_PROVIDER_FIRST_LOGIN;
            return refusals.refuse(rejected.refused(), authSession, user, type);
        }
        return goOn(context, decided);
    }

    /** Keycloak's broker looks the account up by the subject, and moves a link from an older form of it. */
    private Response goOn(BrokeredIdentityContext context, Verdict.Decided decided) {
        forgetSessionIndexBeyondStorage(context);
        decided.link()
                .map(Link::subject)
                .filter(stored -> !stored.equals(decided.newcomer().subject()))
                .ifPresent(context::setLegacyId);
        NewcomerNote.keep(context, decided.newcomer());
        return keycloak.authenticated(new FixedIdentity(context, decided.newcomer()));
    }

    /** The account to which somebody who is signed in adds this connection, as Keycloak's account console does. */
    private static Optional<UserModel> linking(AuthenticationSessionModel authSession) {
        return authSession.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) == null
                ? Optional.empty()
                : Optional.ofNullable(authSession.getAuthenticatedUser());
    }

    /**
     * Whoever changes the account at this moment, above all SCIM that deactivates it, is waited for, and waits until this
     * login is committed. Else the login would go on with what was before, and write it back.
     */
    private void waitForOthers(VerifiedLogin login, Optional<UserModel> linking) {
        RowLock lock = new RowLock(session);
        new ConnectionLinks(session, config)
                .find(login.subject(), login.profile().email().flatMap(EmailAddress::parse))
                .map(Link::user)
                .or(() -> linking)
                .ifPresent(user -> lock.userReadBefore(user.getId()));
    }

    /** It serves single logout only, which JumpCloud does not do, and would keep the session from being stored. */
    private static void forgetSessionIndexBeyondStorage(BrokeredIdentityContext context) {
        String sessionIndex = context.getBrokerSessionId();
        if (sessionIndex != null && sessionIndex.length() > LONGEST_BROKER_SESSION_ID) {
            context.setBrokerSessionId(null);
        }
    }

    private Response turnAway(Refused refused, AuthenticationSessionModel authSession, UserModel user) {
        if (user != null && refused.refusal().endsSessions()) {
            new ConnectionSessions(session, config.getAlias()).end(user);
            new GrantedAccess(session, config).revokeOverSaml(user);
        }
        return refusals.refuse(refused, authSession, user, EventType.IDENTITY_PROVIDER_LOGIN);
    }

    @Override
    public AuthenticationSessionModel getAndVerifyAuthenticationSession(String encodedCode) {
        missedPendingLogin = true;
        AuthenticationSessionModel pending = keycloak.getAndVerifyAuthenticationSession(encodedCode);
        missedPendingLogin = false;
        return pending;
    }

    @Override
    public Response retryLogin(
            UserAuthenticationIdentityProvider<?> identityProvider, AuthenticationSessionModel authSession) {
        answered = true;
        return keycloak.retryLogin(identityProvider, authSession);
    }

    @Override
    public Response cancelled(IdentityProviderModel idpConfig) {
        answered = true;
        return refusedByJumpCloud();
    }

    @Override
    public Response error(IdentityProviderModel idpConfig, String message) {
        answered = true;
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        boolean linking = authSession.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null;
        boolean passive = authSession.getAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN) != null;
        return linking || passive ? keycloak.error(idpConfig, message) : refusedByJumpCloud();
    }

    private Response refusedByJumpCloud() {
        Refused refused = new Refused(Refusal.JUMPCLOUD_ERROR, "the status is not Success, or there is no assertion");
        return refuse(refused, session.getContext().getAuthenticationSession());
    }
}
