package io.github.keycloakjumpcloud.core.account;

/** How an account is tied to the connection of the newcomer by a sign-in. */
public enum Bond {
    NONE,
    /** Made for this very newcomer by a sign-in that has not come to its end; not linked yet. */
    BEGUN,
    /** Linked under the newcomer's subject. */
    LINKED,
    /** Linked under another subject. */
    LINKED_TO_ANOTHER
}
