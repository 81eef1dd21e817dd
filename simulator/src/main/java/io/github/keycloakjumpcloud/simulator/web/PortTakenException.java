package io.github.keycloakjumpcloud.simulator.web;

/**
 * The server cannot listen on its address, most often because another program does. The message names host and port.
 */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortTakenException(String name, String host, int port, Throwable cause) {
        super(
                name + " cannot start: port " + port + " of " + host + " is taken or not available ("
                        + cause.getMessage() + ")",
                cause);
    }
}
