package io.github.keycloakjumpcloud.keycloak.event;

import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;

/** Of a listener that listens in every realm, without being listed among the realm's event listeners. */
public abstract class GlobalListenerFactory implements EventListenerProviderFactory, SupportedOnly {

    private final String id;

    protected GlobalListenerFactory(String id) {
        this.id = id;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
