package io.github.keycloakjumpcloud.simulator.saml;

/** The part of a response that JumpCloud signs (setting "Sign" of an application). Only tests use {@code NONE}. */
public enum SigningMode {
    ASSERTION,
    RESPONSE,
    BOTH,
    NONE;

    boolean signsAssertion() {
        return this == ASSERTION || this == BOTH;
    }

    boolean signsResponse() {
        return this == RESPONSE || this == BOTH;
    }
}
