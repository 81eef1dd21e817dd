package io.github.keycloakjumpcloud.core.account;

/** What the SCIM client of the newcomer's connection has done with an account. */
public enum ScimHold {
    NONE,
    /**
     * SCIM created the account or took it over under the newcomer's address, whatever address the account has by now.
     */
    HELD,
    /** SCIM created the account or took it over under another address. The account is another person's. */
    HELD_AS_ANOTHER,
    /** SCIM deleted the person, and the account was kept. */
    RELEASED
}
