package io.github.keycloakjumpcloud.core.account;

/** Whether an account may sign in at all. */
public enum AccountState {
    ENABLED,
    DISABLED,
    /** For a while, after wrong passwords. */
    LOCKED,
    /** Of a directory that Keycloak may not write to: what JumpCloud says of the person cannot be stored. */
    READ_ONLY
}
