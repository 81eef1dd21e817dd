package io.github.keycloakjumpcloud.core.account;

/** What the SCIM client of the newcomer's connection has to do with an account. */
public enum ScimHold {
    NONE,
    /** Created or taken over, and not deleted since. */
    HELD,
    /** Deleted over SCIM; the account was kept. */
    RELEASED
}
