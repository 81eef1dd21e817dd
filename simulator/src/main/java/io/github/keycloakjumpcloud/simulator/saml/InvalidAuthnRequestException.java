package io.github.keycloakjumpcloud.simulator.saml;

/** JumpCloud cannot take the service provider's AuthnRequest. The message has the reason. */
public final class InvalidAuthnRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidAuthnRequestException(String message) {
        super(message);
    }

    InvalidAuthnRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
