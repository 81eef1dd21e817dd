package io.github.keycloakjumpcloud.line.keycloak265;

import io.github.keycloakjumpcloud.line.BrokerCallback;
import io.github.keycloakjumpcloud.line.BrokerSteps;
import io.github.keycloakjumpcloud.line.EndpointSteps;
import io.github.keycloakjumpcloud.line.KeycloakLine;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.GroupModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.storage.StorageUnavailableException;

/** Keycloak 26.5 and later. */
public final class Keycloak265 implements KeycloakLine {

    @Override
    public SAMLIdentityProvider provider(
            KeycloakSession session,
            SAMLIdentityProviderConfig config,
            DestinationValidator destinations,
            BrokerSteps steps) {
        return new ConnectionProvider(session, config, destinations, steps);
    }

    @Override
    public SAMLEndpoint endpoint(
            KeycloakSession session,
            SAMLIdentityProvider provider,
            DestinationValidator destinations,
            BrokerCallback callback,
            EndpointSteps steps) {
        return new ConnectionEndpoint(session, provider, destinations, callback, steps);
    }

    @Override
    public void copyProvider(BrokeredIdentityContext from, BrokeredIdentityContext to) {
        to.setIdp(from.getIdp());
    }

    @Override
    public IdentityProviderRepresentation representation(
            KeycloakSession session, RealmModel realm, IdentityProviderModel provider) {
        return ModelToRepresentation.toRepresentation(session, realm, provider);
    }

    @Override
    public boolean isTrustEmail(IdentityProviderModel provider) {
        return Boolean.TRUE.equals(provider.isTrustEmail());
    }

    @Override
    public boolean isLinkOnly(IdentityProviderModel provider) {
        return Boolean.TRUE.equals(provider.isLinkOnly());
    }

    @Override
    public boolean isHidden(IdentityProviderModel provider) {
        return Boolean.TRUE.equals(provider.isHideOnLogin());
    }

    @Override
    public void hide(IdentityProviderModel provider) {
        provider.setHideOnLogin(true);
    }

    @Override
    public boolean isStoreToken(IdentityProviderModel provider) {
        return Boolean.TRUE.equals(provider.isStoreToken());
    }

    @Override
    public void tellOfLeaving(GroupModel group, UserModel user, KeycloakSession session) {
        GroupModel.GroupMemberLeaveEvent.fire(group, user, session);
    }

    @Override
    public boolean saysDirectoryIsDown(Throwable failure) {
        return failure instanceof StorageUnavailableException;
    }
}
