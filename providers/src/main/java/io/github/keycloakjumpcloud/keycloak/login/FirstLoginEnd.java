package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.account.BegunAccount;
import io.github.keycloakjumpcloud.keycloak.account.MetAccounts;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.NewcomerNote;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.IdpConfirmOverrideLinkAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The end of a first sign-in. Keycloak links the account and begins the session; before that the account rule is asked once
 * more, since the flow's forms may have taken minutes, and whoever changes the account at this moment is waited for.
 */
public final class FirstLoginEnd {

    private final KeycloakSession session;
    private final RealmModel realm;

    public FirstLoginEnd(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** As Keycloak's own address, for connections and all other providers alike. */
    @GET
    public Response end(
            @QueryParam(LoginActionsService.SESSION_CODE) String code,
            @QueryParam(Constants.CLIENT_ID) String clientId,
            @QueryParam(Constants.CLIENT_DATA) String clientData,
            @QueryParam(Constants.TAB_ID) String tabId) {
        return pending(clientId, tabId).flatMap(this::refusal).orElseGet(() -> {
            IdentityBrokerService keycloak = new IdentityBrokerService(session);
            keycloak.init();
            return keycloak.afterFirstBrokerLogin(code, clientId, clientData, tabId);
        });
    }

    /** Looked at only: Keycloak checks the code itself. */
    private Optional<AuthenticationSessionModel> pending(String clientId, String tabId) {
        ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
        return client == null || tabId == null
                ? Optional.empty()
                : Optional.ofNullable(new AuthenticationSessionManager(session)
                        .getCurrentAuthenticationSession(realm, client, tabId));
    }

    private Optional<Response> refusal(AuthenticationSessionModel login) {
        SerializedBrokeredIdentityContext serialized = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                login, AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        if (serialized == null
                || !ConnectionConfig.isConnection(
                        session.identityProviders().getByAlias(serialized.getIdentityProviderId()))) {
            return Optional.empty();
        }
        BrokeredIdentityContext identity = serialized.deserialize(session, login);
        UserModel user = login.getAuthenticatedUser();
        return user == null
                ? deleted(login, identity)
                : NewcomerNote.of(identity).flatMap(newcomer -> refusal(login, identity, newcomer, user));
    }

    /** Nothing is to be said of a flow that has not come to its end. */
    private Optional<Response> deleted(AuthenticationSessionModel login, BrokeredIdentityContext identity) {
        ConnectionConfig connection = ConnectionConfig.of(identity.getIdpConfig());
        String finished = login.getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS);
        return connection.getAlias().equals(finished)
                ? Optional.of(new Refusals(session, connection)
                        .refuse(
                                new Refused(
                                        Refusal.ACCOUNT_DISABLED, "the account was deleted while the person signed in"),
                                login,
                                null,
                                EventType.IDENTITY_PROVIDER_FIRST_LOGIN))
                : Optional.empty();
    }

    /** A flow of somebody's own may decide by what a form has changed. */
    private static Optional<Refused> anotherAccount(AccountDecision decision, UserModel user, boolean made) {
        boolean stored = !(user instanceof LightweightUserAdapter);
        boolean same = decision instanceof AccountDecision.Existing existing
                ? existing.userId().equals(user.getId())
                : made;
        return stored && same
                ? Optional.empty()
                : Optional.of(new Refused(
                        Refusal.LINKING_REFUSED, "the flow has come to another account than the message names"));
    }

    private Optional<Response> refusal(
            AuthenticationSessionModel login, BrokeredIdentityContext identity, Newcomer newcomer, UserModel user) {
        ConnectionConfig connection = ConnectionConfig.of(identity.getIdpConfig());
        new RowLock(session).userReadBefore(user.getId());
        boolean made = Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER));
        if (made) {
            // By Keycloak's own step perhaps, which marks nothing.
            new BegunAccount(user, connection).begin(newcomer);
        }
        AccountDecision decision = new MetAccounts(session, connection, newcomer).signIn();
        Optional<Refused> refused = decision instanceof AccountDecision.Rejected rejected
                ? Optional.of(rejected.refused())
                : anotherAccount(decision, user, made);
        if (refused.isPresent()) {
            return Optional.of(new Refusals(session, connection)
                    .refuse(refused.get(), login, user, EventType.IDENTITY_PROVIDER_FIRST_LOGIN));
        }
        if (decision instanceof AccountDecision.Known) {
            // Another tab was faster, and has linked the account to this very person: Keycloak is told to put up with
            // it.
            login.setAuthNote(IdpConfirmOverrideLinkAuthenticator.OVERRIDE_LINK, "true");
        }
        return Optional.empty();
    }
}
