package io.github.keycloakjumpcloud.core.account;

/** How an account is tied to the connection of the newcomer by a sign-in. */
public enum Bond {
    NONE,
    /** Made for this very newcomer by a sign-in that has not come to its end; not linked yet. */
    BEGUN,
    /** Linked under the newcomer's subject. */
    LINKED,
    /** Linked under another subject, which is no address; the connection knows the account under the newcomer's address. */
    LINKED_FOR_THIS_ADDRESS,
    /** Linked under another subject, and nothing says that it is the newcomer's. */
    LINKED_UNDER_OTHER_ID,
    /** Linked under somebody else's address. */
    LINKED_TO_ANOTHER;

    /** Whether the connection knows the account under another subject than the newcomer's. */
    boolean isOther() {
        return this == LINKED_FOR_THIS_ADDRESS || this == LINKED_UNDER_OTHER_ID || this == LINKED_TO_ANOTHER;
    }
}
