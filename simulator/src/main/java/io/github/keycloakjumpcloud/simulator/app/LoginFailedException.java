package io.github.keycloakjumpcloud.simulator.app;

/** The application refuses a login. The page shows the message, which names the failed check. */
final class LoginFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LoginFailedException(String message) {
        super(message);
    }

    LoginFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
