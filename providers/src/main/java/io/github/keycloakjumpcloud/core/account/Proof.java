package io.github.keycloakjumpcloud.core.account;

/** How a person can prove to own an account. */
public enum Proof {
    /** By a mail to the asserted address. */
    MAIL,
    /** By the account's own credential. */
    CREDENTIAL
}
