package io.github.keycloakjumpcloud.keycloak.event;

import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;

/** Listens to what administrators do, and not to what people do. */
public abstract class AdminEventListener implements EventListenerProvider {

    @Override
    public final void onEvent(Event event) {}

    @Override
    public final void close() {}
}
