package io.github.keycloakjumpcloud.keycloak.watch;

import org.keycloak.provider.Provider;

/** Names the watch to Keycloak; it runs by itself. */
public interface Watch extends Provider {}
