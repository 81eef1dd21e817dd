package io.github.keycloakjumpcloud.keycloak.broker;

import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Keycloak's own event of a message that it refuses: ours, with the code, is the one that is written. */
final class UnheardEvent extends EventBuilder {

    UnheardEvent(RealmModel realm, KeycloakSession session, ClientConnection connection) {
        super(realm, session, connection);
    }

    @Override
    public void success() {}

    @Override
    public void error(String error) {}
}
