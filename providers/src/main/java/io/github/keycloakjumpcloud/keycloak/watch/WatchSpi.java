package io.github.keycloakjumpcloud.keycloak.watch;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Lets Keycloak start the watch, with options of its own. Nothing for others to implement. */
public final class WatchSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "jumpcloud-certificate";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Watch.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return WatchFactory.class;
    }
}
