package io.github.keycloakjumpcloud.keycloak.line;

import org.keycloak.Config;
import org.keycloak.provider.EnvironmentDependentProviderFactory;

/** Of a factory that Keycloak leaves out, when it builds itself, where a part of it is missing that the jar needs. */
public interface SupportedOnly extends EnvironmentDependentProviderFactory {

    @Override
    default boolean isSupported(Config.Scope config) {
        return RunningKeycloak.isSupported();
    }
}
