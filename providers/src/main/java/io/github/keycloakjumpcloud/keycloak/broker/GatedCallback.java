package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.activity.LockOut.Ended;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.response.RequestProof;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks.Link;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionSessions;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.activity.AccessEnd;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.assertion.NewcomerNote;
import io.github.keycloakjumpcloud.keycloak.assertion.RecentResponses;
import io.github.keycloakjumpcloud.keycloak.assertion.VerifiedLogin;
import io.github.keycloakjumpcloud.keycloak.broker.Admission.Verdict;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.group.GrantedAccess;
import io.github.keycloakjumpcloud.keycloak.login.AccountLinking;
import io.github.keycloakjumpcloud.keycloak.login.AccountProof;
import io.github.keycloakjumpcloud.keycloak.login.DecidedAccount;
import io.github.keycloakjumpcloud.keycloak.login.LoginFailure;
import io.github.keycloakjumpcloud.keycloak.login.Refusals;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.line.BrokerCallback;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stands between a response that is good and everything that touches an account: the gate answers, the account's state is
 * checked; only then does Keycloak's broker go on. No flow setting gets around it.
 */
final class GatedCallback implements LoginAttempt {

    /** The width of Keycloak's column, alias included. */
    private static final int LONGEST_BROKER_SESSION_ID = 1024;

    private final KeycloakSession session;
    private final ConnectionConfig config;
    private final BrokerCallback keycloak;
    private final Refusals refusals;

    /** When the response came. */
    private final Instant came = ServerTime.now();

    GatedCallback(KeycloakSession session, ConnectionConfig config, BrokerCallback keycloak) {
        this.session = session;
        this.config = config;
        this.keycloak = keycloak;
        this.refusals = new Refusals(session, config);
    }

    @Override
    public Optional<AuthenticationSessionModel> pending(String relayState) {
        return new PendingLogins(session).find(relayState);
    }

    /** What Keycloak does is more than to look: it is asked only where it could find a login, or begin one again. */
    @Override
    public AuthenticationSessionModel verified(String relayState) {
        if (new PendingLogins(session).isLost(relayState)) {
            throw new WebApplicationException(Response.Status.BAD_REQUEST);
        }
        return keycloak.getAndVerifyAuthenticationSession(relayState);
    }

    @Override
    public Response refuse(Refusal refused, AuthenticationSessionModel pending, EventType type) {
        return refusals.refuse(refused, pending, null, type);
    }

    @Override
    public Response accepted(BrokeredIdentityContext context, RequestProof proof) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return isLinkingElsewhere(login)
                ? refuse(Misdelivery.anotherProvidersLinking(), login, EventType.IDENTITY_PROVIDER_LOGIN)
                : LoginFailure.answer(
                        session, config, login, EventType.IDENTITY_PROVIDER_LOGIN, () -> answer(context, proof));
    }

    private Response answer(BrokeredIdentityContext context, RequestProof proof) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        VerifiedLogin login = VerifiedLogin.of(session, config, context);
        new RecentResponses(session, config).note(login, context, proof);
        Optional<UserModel> linking = linking(authSession);
        if (linking.isEmpty() && AccountLinking.isIn(authSession)) {
            Refusal gone = new Refusal(RefusalReason.ACCOUNT_DISABLED, RefusalFact.ACCOUNT_DELETED_MEANWHILE);
            return refuse(gone, authSession, EventType.IDENTITY_PROVIDER_LOGIN);
        }
        Optional<Refusal> forbidden = Admission.forbidden(session, config, linking);
        if (forbidden.isPresent()) {
            return about(context, linking)
                    .refuse(forbidden.get(), authSession, null, EventType.IDENTITY_PROVIDER_LOGIN);
        }
        Admission admission = admit(login, linking);
        UserModel user = admission.user().orElse(null);
        if (admission.verdict() instanceof Verdict.TurnedAway turnedAway) {
            turnedAway.linked().ifPresent(linked -> endAccess(turnedAway.refusal(), linked));
            return about(context, linking)
                    .refuse(turnedAway.refusal(), authSession, user, EventType.IDENTITY_PROVIDER_LOGIN);
        }
        Verdict.Decided decided = (Verdict.Decided) admission.verdict();
        if (decided.decision() instanceof AccountDecision.Rejected rejected) {
            EventType type = decided.link().isPresent()
                    ? EventType.IDENTITY_PROVIDER_LOGIN
                    : EventType.IDENTITY_PROVIDER_FIRST_LOGIN;
            Refusals told = about(context, linking);
            // Who adds the connection to an account of theirs has one.
            return (linking.isPresent() ? told : told.of(decided.newcomer()))
                    .refuse(rejected.refusal(), authSession, user, type);
        }
        if (decided.link().isPresent() && isFirstSignInInProgress(authSession)) {
            Refusal refused = new Refusal(RefusalReason.LINKING_REFUSED, RefusalFact.FIRST_SIGN_IN_IN_PROGRESS);
            return refusals.refuse(refused, authSession, user, EventType.IDENTITY_PROVIDER_LOGIN);
        }
        return goOn(context, decided);
    }

    /** For a refusal of somebody of whom the message is good. */
    private Refusals about(BrokeredIdentityContext context, Optional<UserModel> linking) {
        return refusals.about(LoginFacts.of(config, context, linking.map(UserModel::getId)));
    }

    /** Keycloak's broker looks the account up by the subject, and moves a link from an older form of it. */
    private Response goOn(BrokeredIdentityContext context, Verdict.Decided decided) {
        forgetSessionIndexBeyondStorage(context);
        decided.link()
                .map(Link::subject)
                .filter(stored -> !stored.equals(decided.newcomer().subject()))
                .ifPresent(context::setLegacyId);
        NewcomerNote.keep(context, decided.newcomer());
        if (decided.decision() instanceof AccountDecision.AskForProof ask) {
            AccountProof.demand(context, ask.proofs());
        } else if (decided.decision() instanceof AccountDecision.Existing existing) {
            // Of a first sign-in, the flow begins anew, and its end decides.
            new DecidedAccount(context.getAuthenticationSession(), config).decide(existing.userId());
        }
        return keycloak.authenticated(new FixedIdentity(context, decided.newcomer()));
    }

    /** Keycloak would try to link whoever comes back by a link once more, and say what went wrong in its own way. */
    private boolean isFirstSignInInProgress(AuthenticationSessionModel login) {
        SerializedBrokeredIdentityContext first = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                login, AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        return first != null && first.getIdentityProviderId().equals(config.getAlias());
    }

    /** Keycloak writes down for which browser session, client and provider a link was asked for. */
    private boolean isLinkingElsewhere(AuthenticationSessionModel login) {
        String asked = login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER);
        String here = login.getParentSession().getId() + login.getClient().getClientId() + config.getAlias();
        return asked != null && !asked.equals(here);
    }

    /** That account; empty when it has been deleted meanwhile. */
    private static Optional<UserModel> linking(AuthenticationSessionModel authSession) {
        return AccountLinking.isIn(authSession)
                ? Optional.ofNullable(authSession.getAuthenticatedUser())
                : Optional.empty();
    }

    /**
     * Whoever changes the account at this moment, above all SCIM that deactivates it, is waited for, and waits until this
     * login is committed. Else the login would go on with what was before, and write it back.
     *
     * @return the id of the account
     */
    private Optional<String> waitForOthers(VerifiedLogin login, Optional<UserModel> linking) {
        Optional<String> linked = new ConnectionLinks(session, config)
                .lockExactly(login.subject())
                .map(link -> link.user().getId());
        Optional<String> own = linked.isPresent() ? Optional.empty() : linking.map(UserModel::getId);
        own.ifPresent(new RowLock(session)::userReadBefore);
        return linked.or(() -> own);
    }

    /**
     * Another tab may have made or linked the account since others were waited for: what it has left is seen behind the
     * lock of that account only, by Keycloak's cache as well.
     */
    private Admission admit(VerifiedLogin login, Optional<UserModel> linking) {
        Optional<String> waitedFor = waitForOthers(login, linking);
        Admission admission = waitedFor.isEmpty()
                ? Admission.ofNew(session, config, login)
                : Admission.of(session, config, login, linking);
        Optional<String> met = admission.user().map(UserModel::getId);
        if (met.isEmpty() || met.equals(waitedFor)) {
            return admission;
        }
        new RowLock(session).userReadBefore(met.get());
        return Admission.of(session, config, login, linking);
    }

    /** It serves single logout only, which JumpCloud does not do, and would keep the session from being stored. */
    private static void forgetSessionIndexBeyondStorage(BrokeredIdentityContext context) {
        String sessionIndex = context.getBrokerSessionId();
        if (sessionIndex != null && sessionIndex.length() > LONGEST_BROKER_SESSION_ID) {
            context.setBrokerSessionId(null);
        }
    }

    private void endAccess(Refusal refused, UserModel user) {
        if (refused.reason().endsSessions()) {
            List<Ended> ended = new ConnectionSessions(session, config.getAlias()).end(user);
            if (!ended.isEmpty()) {
                accessEnd(refused, user).doneAfter(session, ended);
            }
            // While a directory does not answer, Keycloak shows its people as read-only.
            new GrantedAccess(session, config).revokeOverSaml(UnmaskedAccount.of(session, user));
        }
    }

    private AccessEnd accessEnd(Refusal refused, UserModel user) {
        return new AccessEnd(
                session.getContext().getRealm().getId(),
                config.getInternalId(),
                came,
                LockOut.Cause.REFUSED,
                Optional.of(refused.reason().code()),
                user.getId(),
                Optional.of(user.getUsername()));
    }

    @Override
    public Response retry(IdentityProvider<?> provider, AuthenticationSessionModel login) {
        return keycloak.retryLogin(provider, login);
    }

    @Override
    public Response failed(IdentityProviderModel provider, String message) {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        boolean linking = AccountLinking.isIn(authSession) && !isLinkingElsewhere(authSession);
        boolean passive = authSession.getAuthNote(AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN) != null;
        if (message != null && (linking || passive)) {
            return keycloak.error(provider, message);
        }
        Refusal refused = new Refusal(RefusalReason.JUMPCLOUD_ERROR, RefusalFact.NOT_SIGNED_IN);
        return refuse(refused, authSession, EventType.IDENTITY_PROVIDER_LOGIN);
    }
}
