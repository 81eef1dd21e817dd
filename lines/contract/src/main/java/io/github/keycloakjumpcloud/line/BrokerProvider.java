package io.github.keycloakjumpcloud.line;

import jakarta.ws.rs.core.Response;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's SAML broker, with a connection's steps. What is missing here is the callback, whose type differs between lines. */
public abstract class BrokerProvider extends SAMLIdentityProvider {

    protected final BrokerSteps steps;

    protected BrokerProvider(
            KeycloakSession session,
            SAMLIdentityProviderConfig config,
            DestinationValidator destinations,
            BrokerSteps steps) {
        super(session, config, destinations);
        this.steps = steps;
    }

    @Override
    public final boolean reloadKeys() {
        return steps.reloadKeys();
    }

    @Override
    public final Response performLogin(AuthenticationRequest request) {
        steps.sending(request);
        return super.performLogin(request);
    }

    @Override
    public final boolean isMapperSupported(IdentityProviderMapper mapper) {
        return super.isMapperSupported(mapper) || steps.isMapperSupported(mapper);
    }

    @Override
    public final void updateBrokeredUser(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext context) {
        steps.updating(user, context);
    }

    @Override
    public final void authenticationFinished(AuthenticationSessionModel login, BrokeredIdentityContext context) {
        steps.finishing(login, context);
        super.authenticationFinished(login, context);
    }
}
