package io.github.keycloakjumpcloud.simulator.saml;

/** What the service provider sent is no AuthnRequest; the message says why. */
public final class InvalidAuthnRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidAuthnRequestException(String message) {
        super(message);
    }

    InvalidAuthnRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
