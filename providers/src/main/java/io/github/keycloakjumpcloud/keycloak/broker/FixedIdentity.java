package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * The identity that Keycloak's broker goes on with. Who it is stands since the gate: a mapper may give it names and
 * attributes, and neither another id nor another address.
 */
final class FixedIdentity extends BrokeredIdentityContext {

    FixedIdentity(BrokeredIdentityContext verified, Newcomer newcomer) {
        super(newcomer.subject(), verified.getIdpConfig());
        super.setEmail(newcomer.address().value());
        setLegacyId(verified.getLegacyId());
        setUsername(verified.getUsername());
        setModelUsername(verified.getModelUsername());
        setFirstName(verified.getFirstName());
        setLastName(verified.getLastName());
        setBrokerSessionId(verified.getBrokerSessionId());
        setBrokerUserId(verified.getIdpConfig().getAlias() + "." + newcomer.subject());
        setToken(verified.getToken());
        RunningKeycloak.line().copyProvider(verified, this);
        setContextData(verified.getContextData());
        setAuthenticationSession(verified.getAuthenticationSession());
    }

    /** Stays as it is. */
    @Override
    public void setId(String id) {}

    /** Stays as it is. */
    @Override
    public void setEmail(String email) {}
}
