package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.keycloak.account.BegunAccount;
import io.github.keycloakjumpcloud.keycloak.account.OrganizationMembership;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.NewcomerNote;
import io.github.keycloakjumpcloud.keycloak.group.GrantedAccess;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's SAML broker for one JumpCloud connection: the same protocol, with the gate in front of every account. */
public final class ConnectionProvider extends SAMLIdentityProvider {

    private final ConnectionConfig config;
    private final DestinationValidator destinationValidator;

    ConnectionProvider(KeycloakSession session, ConnectionConfig config, DestinationValidator destinationValidator) {
        super(session, config, destinationValidator);
        this.config = config;
        this.destinationValidator = destinationValidator;
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return endpoint(new GatedCallback(session, config, callback));
    }

    /** The assertion consumer service, which does with a response what the attempt says. */
    public ConnectionEndpoint endpoint(LoginAttempt attempt) {
        return new ConnectionEndpoint(session, this, config, attempt, destinationValidator);
    }

    /** Keycloak would read the metadata URL without a limit of time or size. */
    @Override
    public boolean reloadKeys() {
        return config.isEnabled()
                && new ConnectionCertificates(session, session.getContext().getRealm()).reload(config);
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        PendingLogins.sendTo(config, request.getAuthenticationSession());
        return super.performLogin(request);
    }

    /** Keycloak's own SAML mappers work on this type too. */
    @Override
    public boolean isMapperSupported(IdentityProviderMapper mapper) {
        return super.isMapperSupported(mapper)
                || Arrays.asList(mapper.getCompatibleProviders()).contains(SAMLIdentityProviderFactory.PROVIDER_ID);
    }

    /** The account is linked by now. */
    @Override
    public void updateBrokeredUser(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext context) {
        new BegunAccount(user, config).end();
        NewcomerNote.of(context).ifPresent(newcomer -> new AccountAddress(realm, user).follow(newcomer, trustEmail()));
    }

    private boolean trustEmail() {
        return Boolean.TRUE.equals(config.isTrustEmail());
    }

    /**
     * Mappers come before, and one of Keycloak's own may have written another address. The connection may have moved to
     * another Organization since the person came last.
     */
    @Override
    public void authenticationFinished(AuthenticationSessionModel authSession, BrokeredIdentityContext context) {
        UserModel user = authSession.getAuthenticatedUser();
        NewcomerNote.of(context)
                .ifPresent(newcomer -> new AccountAddress(authSession.getRealm(), user).follow(newcomer, trustEmail()));
        new OrganizationMembership(session, config).follow(user);
        new GrantedAccess(session, config).restore(user);
        super.authenticationFinished(authSession, context);
    }
}
