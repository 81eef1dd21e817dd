package io.github.keycloakjumpcloud.keycloak.metadata;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Lets Keycloak hold the reader of metadata, once for each node. Nothing for others to implement. */
public final class MetadataSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "jumpcloud-metadata";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return MetadataReader.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return MetadataReaderFactory.class;
    }
}
