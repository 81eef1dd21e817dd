package io.github.keycloakjumpcloud.core.account;

/** What the SCIM client of the newcomer's connection has to do with an account. */
public enum ScimHold {
    NONE,
    /** Created or taken over under the newcomer's address, whatever address the account has by now. */
    HELD,
    /** Created or taken over under another address: it is another person's. */
    HELD_AS_ANOTHER,
    /** Deleted over SCIM; the account was kept. */
    RELEASED
}
