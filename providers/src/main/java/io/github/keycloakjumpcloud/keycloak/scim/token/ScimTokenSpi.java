package io.github.keycloakjumpcloud.keycloak.scim.token;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Lets Keycloak take tokens as components of a realm. Nothing for others to implement. */
public final class ScimTokenSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "jumpcloud-scim-token";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ScimToken.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return ScimTokenFactory.class;
    }
}
