package io.github.keycloakjumpcloud.line;

import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a connection does at the steps of Keycloak's SAML broker. */
public interface BrokerSteps {

    /**
     * The assertion consumer service.
     *
     * @param keycloak what Keycloak does with a verified identity
     */
    SAMLEndpoint endpoint(SAMLIdentityProvider provider, BrokerCallback keycloak);

    /** Before somebody is sent to JumpCloud. */
    void sending(AuthenticationRequest request);

    /** Reads the keys of the metadata URL again; tells whether they have changed. */
    boolean reloadKeys();

    /** Whether mappers of this type may work on the connection, besides those that Keycloak lets. */
    boolean isMapperSupported(IdentityProviderMapper mapper);

    /** The account is linked, and has not been changed yet. */
    void updating(UserModel user, BrokeredIdentityContext context);

    /** All mappers have run. */
    void finishing(AuthenticationSessionModel login, BrokeredIdentityContext context);
}
