package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
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

    /** An e-mail address of a verified domain counts as verified, whatever "Trust Email" says. */
    @Override
    protected void setEmailVerified(UserModel user, BrokeredIdentityContext context) {
        super.setEmailVerified(user, context);
        TrustedDomains domains = ConnectionDomains.of(session, config);
        if (EmailAddress.parse(context.getEmail()).filter(domains::trusts).isPresent()) {
            user.setEmailVerified(true);
        }
    }
}
