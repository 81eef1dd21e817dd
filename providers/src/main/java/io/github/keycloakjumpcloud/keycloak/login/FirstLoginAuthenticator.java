package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.AccountDecision.AskForProof;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Create;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Existing;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Rejected;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.account.Proof;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.account.MetAccounts;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.assertion.NewcomerNote;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalMemory;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.ExistingUserInfo;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The step of the first sign-in: creates the account, links one, refuses, or leaves an account that must be proven to the
 * rest of the flow. It decides by the newcomer whom the message named, whatever a form has made of the profile since.
 */
final class FirstLoginAuthenticator extends AbstractIdpAuthenticator {

    private static final int ATTEMPTS = 5;

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Optional<Newcomer> newcomer = NewcomerNote.of(identity);
        boolean asked = login.getAuthNote(EXISTING_USER_INFO) != null;
        // Another provider's first sign-in may have been given this flow.
        if (!asked && newcomer.isPresent() && ConnectionConfig.isConnection(identity.getIdpConfig())) {
            applyOrRefuse(context, serialized, identity, newcomer.get());
        } else {
            context.attempted();
        }
    }

    private void applyOrRefuse(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity,
            Newcomer newcomer) {
        try {
            apply(context, serialized, identity, newcomer);
        } catch (RuntimeException e) {
            Refusal refused = LoginFailure.explain(ConnectionConfig.of(identity.getIdpConfig()), e);
            context.getSession().getTransactionManager().setRollbackOnly();
            // Nobody can tell whether it would fail again.
            refuse(context, new Refusals(context.getSession(), identity.getIdpConfig()), refused);
        }
    }

    private void apply(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity,
            Newcomer newcomer) {
        ConnectionConfig connection = ConnectionConfig.of(identity.getIdpConfig());
        if (!connection.isEnabled()) {
            refuse(context, identity, Refusals.switchedOff());
            return;
        }
        NewAccount account = new NewAccount(context.getSession(), connection, newcomer);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            MetAccounts accounts = new MetAccounts(context.getSession(), connection, newcomer);
            AccountDecision decision = accounts.firstSignIn();
            Optional<Refusal> lockedOut = lockedOut(context, connection, newcomer, accounts);
            if (lockedOut.isPresent() && !(decision instanceof Rejected)) {
                refuse(context, identity, lockedOut.get());
                return;
            }
            if (!(decision instanceof Create)) {
                applyToExisting(context, identity, newcomer, decision);
                return;
            }
            Optional<UserModel> created = account.create(serialized, accounts.mayBePromised());
            if (created.isPresent()) {
                context.getAuthenticationSession()
                        .setAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER, "true");
                noteMembership(context, connection, created.get());
                context.setUser(created.get());
                context.success();
                return;
            }
        }
        refuse(context, identity, new Refusal(RefusalReason.LINKING_REFUSED, RefusalFact.NAME_KEEPS_BEING_TAKEN));
    }

    /** Of whom JumpCloud has said, in a rehearsal or since, that they are to have no access. An account that SCIM has speaks for itself. */
    private static Optional<Refusal> lockedOut(
            AuthenticationFlowContext context, ConnectionConfig connection, Newcomer newcomer, MetAccounts accounts) {
        return Optional.of(newcomer.address())
                .filter(any -> accounts.mayBePromised() && connection.scimEnabled())
                .filter(any -> accounts.first()
                        .filter(user -> new ScimRecord(user, connection).isHeld())
                        .isEmpty())
                .flatMap(new RehearsalMemory(context.getSession(), connection)::promiseTo)
                .filter(promise -> !promise.isActive())
                .map(promise -> new Refusal(
                        RefusalReason.ACCOUNT_DISABLED,
                        RefusalFact.ACCOUNT_DISABLED,
                        FactArgument.account(promise.id())));
    }

    private static void applyToExisting(
            AuthenticationFlowContext context,
            BrokeredIdentityContext identity,
            Newcomer newcomer,
            AccountDecision decision) {
        if (decision instanceof Existing existing) {
            noteMembership(
                    context,
                    ConnectionConfig.of(identity.getIdpConfig()),
                    context.getSession().users().getUserById(context.getRealm(), existing.userId()));
        }
        if (decision instanceof AskForProof ask) {
            askForProof(context, identity, newcomer, ask);
        } else if (decision instanceof Existing existing) {
            link(context, existing.userId());
        } else if (decision instanceof Rejected rejected) {
            refuse(context, identity, rejected.refusal());
        }
    }

    private static void noteMembership(AuthenticationFlowContext context, ConnectionConfig connection, UserModel user) {
        new OrganizationNewcomer(context.getSession(), connection, context.getAuthenticationSession()).note(user);
    }

    private static void link(AuthenticationFlowContext context, String userId) {
        context.setUser(context.getSession().users().getUserById(context.getRealm(), userId));
        context.success();
    }

    /** The steps behind this one ask for it. */
    private static void askForProof(
            AuthenticationFlowContext context, BrokeredIdentityContext identity, Newcomer newcomer, AskForProof ask) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (!ask.proofs().contains(Proof.MAIL)) {
            // Keycloak sends no mail then: it would go to an address that is not the newcomer's, or proves too little.
            login.setAuthNote(AbstractIdentityProvider.UPDATE_PROFILE_EMAIL_CHANGED, "true");
        }
        new AccountProof(context.getSession(), login, identity).ask(ask.proofs());
        String address = newcomer.address().value();
        login.setAuthNote(EXISTING_USER_INFO, new ExistingUserInfo(ask.userId(), UserModel.EMAIL, address).serialize());
        context.attempted();
    }

    private static void refuse(AuthenticationFlowContext context, BrokeredIdentityContext identity, Refusal refused) {
        ConnectionConfig connection = ConnectionConfig.of(identity.getIdpConfig());
        Refusals told = new Refusals(context.getSession(), connection)
                .about(LoginFacts.of(connection, identity, Optional.empty()));
        refuse(context, NewcomerNote.of(identity).map(told::of).orElse(told), refused);
    }

    private static void refuse(AuthenticationFlowContext context, Refusals refusals, Refusal refused) {
        Response page = refusals.refuseInFlow(refused, context.getAuthenticationSession(), context.getEvent());
        // No failure: Keycloak would count it as a wrong password of the account that has the name.
        context.forceChallenge(page);
    }

    @Override
    protected void actionImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {}

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }
}
