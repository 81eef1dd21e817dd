package io.github.keycloakjumpcloud.simulator.saml;

/** Which part of a response JumpCloud signs: its setting "Sign" of an application, and {@code NONE} for tests. */
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
