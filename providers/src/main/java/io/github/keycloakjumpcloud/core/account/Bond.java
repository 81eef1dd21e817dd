package io.github.keycloakjumpcloud.core.account;

/** How earlier sign-ins have tied an account to the newcomer's connection. */
public enum Bond {
    NONE,
    /** Created for this newcomer by a sign-in that has not finished. The account is not linked yet. */
    BEGUN,
    /** Linked under the newcomer's subject. */
    LINKED,
    /**
     * Linked under another subject that is no address. The connection knows the account under the newcomer's address.
     */
    LINKED_FOR_THIS_ADDRESS,
    /** Linked under another subject. Nothing says that the account is the newcomer's. */
    LINKED_UNDER_OTHER_ID,
    /** Linked under somebody else's address. */
    LINKED_TO_ANOTHER;

    /** Whether the account is linked under a subject other than the newcomer's. */
    boolean isOther() {
        return this == LINKED_FOR_THIS_ADDRESS || this == LINKED_UNDER_OTHER_ID || this == LINKED_TO_ANOTHER;
    }
}
