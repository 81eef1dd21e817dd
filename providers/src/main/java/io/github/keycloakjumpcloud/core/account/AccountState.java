package io.github.keycloakjumpcloud.core.account;

/** Whether an account may sign in at all. */
public enum AccountState {
    ENABLED,
    DISABLED,
    /** Locked for a while after wrong passwords. */
    LOCKED,
    /** From a directory that Keycloak may not write to, so that JumpCloud's values cannot be stored. */
    READ_ONLY
}
