package io.github.keycloakjumpcloud.simulator.web;

/** The address cannot be listened on, most often because something else does; the message names it. */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortTakenException(String name, String host, int port, Throwable cause) {
        super(
                name + " cannot start: port " + port + " of " + host + " is taken or not available ("
                        + cause.getMessage() + ")",
                cause);
    }
}
