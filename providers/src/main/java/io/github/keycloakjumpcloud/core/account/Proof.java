package io.github.keycloakjumpcloud.core.account;

/** How a person can prove to own an account. */
public enum Proof {
    /** A mail to the asserted address. */
    MAIL,
    /** The account's own credential. */
    CREDENTIAL
}
