package io.github.keycloakjumpcloud.line;

import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.GroupModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.saml.validators.DestinationValidator;

/** What the jar asks of Keycloak in other words, or with other types, from one line to the next. */
public interface KeycloakLine {

    /** Keycloak's SAML broker for one connection, which takes these steps besides Keycloak's own. */
    SAMLIdentityProvider provider(
            KeycloakSession session,
            SAMLIdentityProviderConfig config,
            DestinationValidator destinations,
            BrokerSteps steps);

    /**
     * Keycloak's assertion consumer service for one connection, which takes these steps besides Keycloak's own.
     *
     * @param callback told by Keycloak what a response comes to
     */
    SAMLEndpoint endpoint(
            KeycloakSession session,
            SAMLIdentityProvider provider,
            DestinationValidator destinations,
            BrokerCallback callback,
            EndpointSteps steps);

    /** Tells the second identity which provider the first one came by. */
    void copyProvider(BrokeredIdentityContext from, BrokeredIdentityContext to);

    /** A provider as the admin REST API shows it, secrets included. */
    IdentityProviderRepresentation representation(
            KeycloakSession session, RealmModel realm, IdentityProviderModel provider);

    /** Whether addresses that come by the provider count as verified. */
    boolean isTrustEmail(IdentityProviderModel provider);

    /** Whether people can link an account by the provider, and not sign in. */
    boolean isLinkOnly(IdentityProviderModel provider);

    /** Whether the login page has no button for the provider. */
    boolean isHidden(IdentityProviderModel provider);

    /** Takes the provider's button from the login page. */
    void hide(IdentityProviderModel provider);

    /** Whether assertions are kept with the link. */
    boolean isStoreToken(IdentityProviderModel provider);

    /** Tells Keycloak's listeners that the user is no longer in the group. */
    void tellOfLeaving(GroupModel group, UserModel user, KeycloakSession session);

    /** Whether Keycloak says by this exception that a directory (user federation) does not answer. */
    boolean saysDirectoryIsDown(Throwable failure);
}
