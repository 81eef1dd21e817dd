package io.github.keycloakjumpcloud.simulator.app;

/** A login that the application does not accept; the message says which check failed, and goes onto the page. */
final class LoginFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LoginFailedException(String message) {
        super(message);
    }

    LoginFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
