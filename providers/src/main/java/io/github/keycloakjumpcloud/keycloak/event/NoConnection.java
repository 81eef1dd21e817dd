package io.github.keycloakjumpcloud.keycloak.event;

import org.keycloak.common.ClientConnection;

/** What happens by itself comes from nowhere. Keycloak before 26.7 fails when it is asked for a connection then. */
public final class NoConnection implements ClientConnection {

    @Override
    public String getRemoteAddr() {
        return null;
    }

    @Override
    public String getRemoteHost() {
        return null;
    }

    @Override
    public int getRemotePort() {
        return 0;
    }

    @Override
    public String getLocalAddr() {
        return null;
    }

    @Override
    public int getLocalPort() {
        return 0;
    }
}
