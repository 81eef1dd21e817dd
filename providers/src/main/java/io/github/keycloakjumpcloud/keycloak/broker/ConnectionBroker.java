package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.account.AccountAddress;
import io.github.keycloakjumpcloud.keycloak.account.BegunAccount;
import io.github.keycloakjumpcloud.keycloak.account.MetAccounts;
import io.github.keycloakjumpcloud.keycloak.account.OrganizationMembership;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.assertion.NewcomerNote;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.group.GrantedAccess;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import io.github.keycloakjumpcloud.keycloak.login.DecidedAccount;
import io.github.keycloakjumpcloud.keycloak.login.LoginFailure;
import io.github.keycloakjumpcloud.keycloak.login.OrganizationNewcomer;
import io.github.keycloakjumpcloud.keycloak.login.Refusals;
import io.github.keycloakjumpcloud.line.BrokerCallback;
import io.github.keycloakjumpcloud.line.BrokerSteps;
import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One JumpCloud connection in Keycloak's SAML broker: the same protocol, with the gate in front of every account. */
final class ConnectionBroker implements BrokerSteps {

    private final KeycloakSession session;
    private final ConnectionConfig config;
    private final DestinationValidator destinationValidator;
    private final boolean open;

    private ConnectionBroker(
            KeycloakSession session, ConnectionConfig config, DestinationValidator destinationValidator, boolean open) {
        this.session = session;
        this.config = config;
        this.destinationValidator = destinationValidator;
        this.open = open;
    }

    /** For sign-ins: closed while the connection is disabled. Keycloak 26.4 does not look. */
    static ConnectionBroker ofSignIns(
            KeycloakSession session, ConnectionConfig config, DestinationValidator destinationValidator) {
        return new ConnectionBroker(session, config, destinationValidator, config.isEnabled());
    }

    /** For trials, which there are before a connection is enabled. */
    static ConnectionBroker ofTrials(
            KeycloakSession session, ConnectionConfig config, DestinationValidator destinationValidator) {
        return new ConnectionBroker(session, config, destinationValidator, true);
    }

    @Override
    public SAMLEndpoint endpoint(SAMLIdentityProvider provider, BrokerCallback keycloak) {
        if (!open) {
            throw new NotFoundException("the connection is disabled");
        }
        return endpoint(provider, new GatedCallback(session, config, keycloak));
    }

    /** The assertion consumer service, which does with a response what the attempt says. */
    SAMLEndpoint endpoint(SAMLIdentityProvider provider, LoginAttempt attempt) {
        AnswerCheck check = new AnswerCheck(session, config, attempt, destinationValidator);
        ConnectionEndpoint steps = new ConnectionEndpoint(session, config, attempt, check);
        return RunningKeycloak.line().endpoint(session, provider, destinationValidator, check, steps);
    }

    /** Keycloak would read the metadata URL without a limit of time or size. */
    @Override
    public boolean reloadKeys() {
        return config.isEnabled()
                && new ConnectionCertificates(session, session.getContext().getRealm()).reload(config);
    }

    @Override
    public void sending(AuthenticationRequest request) {
        if (!open) {
            throw new IdentityBrokerException("the connection is disabled");
        }
        PendingLogins.sendTo(config, request.getAuthenticationSession());
    }

    /** Keycloak's own SAML mappers work on this type too. */
    @Override
    public boolean isMapperSupported(IdentityProviderMapper mapper) {
        return Arrays.asList(mapper.getCompatibleProviders()).contains(SAMLIdentityProviderFactory.PROVIDER_ID);
    }

    /**
     * The account is linked by now. A sign-in through another provider, on the page that asks for a proof, comes here with
     * whatever account that sign-in is of.
     */
    @Override
    public void updating(UserModel user, BrokeredIdentityContext context) {
        LoginFailure.guard(session, context, () -> follow(session, user, context));
    }

    private void follow(KeycloakSession session, UserModel user, BrokeredIdentityContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login != null && !new DecidedAccount(login, config).is(user.getId())) {
            decideAgain(session, login, user, context);
        }
        new BegunAccount(user, config).end();
        NewcomerNote.of(context)
                .ifPresent(newcomer -> new AccountAddress(session, user).follow(newcomer, trustEmail()));
    }

    /** A push of this moment may have linked the account after the rule was asked. */
    private void decideAgain(
            KeycloakSession session,
            AuthenticationSessionModel login,
            UserModel user,
            BrokeredIdentityContext context) {
        boolean linkedNow =
                config.getAlias().equals(login.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS));
        Optional<Newcomer> newcomer = NewcomerNote.of(context).filter(any -> !linkedNow);
        newcomer.ifPresent(any -> new RowLock(session).userReadBefore(user.getId()));
        boolean known = newcomer.map(found -> new MetAccounts(session, config, found).signIn())
                .filter(AccountDecision.Known.class::isInstance)
                .map(AccountDecision.Known.class::cast)
                .filter(decision -> decision.userId().equals(user.getId()))
                .isPresent();
        if (!known) {
            throw new Refusals(session, config)
                    .undo(
                            new Refusal(RefusalReason.LINKING_REFUSED, RefusalFact.OTHER_ACCOUNT_THAN_DECIDED),
                            login,
                            EventType.IDENTITY_PROVIDER_FIRST_LOGIN);
        }
    }

    private boolean trustEmail() {
        return RunningKeycloak.line().isTrustEmail(config);
    }

    /**
     * Mappers come before, and one of Keycloak's own may have written another address. The connection may have moved to
     * another Organization since the person came last.
     */
    @Override
    public void finishing(AuthenticationSessionModel authSession, BrokeredIdentityContext context) {
        LoginFailure.guard(session, context, () -> finish(authSession, context));
    }

    private void finish(AuthenticationSessionModel authSession, BrokeredIdentityContext context) {
        if (!open) {
            throw new Refusals(session, config)
                    .undo(Refusals.switchedOff(), authSession, EventType.IDENTITY_PROVIDER_LOGIN);
        }
        UserModel user = authSession.getAuthenticatedUser();
        NewcomerNote.of(context).ifPresent(newcomer -> {
            new AccountAddress(session, user).follow(newcomer, trustEmail());
            new ScimRecord(user, config).follow(newcomer);
        });
        new OrganizationMembership(session, config).follow(user);
        new OrganizationNewcomer(session, config, authSession).manage(user);
        new GrantedAccess(session, config).restore(user);
    }
}
