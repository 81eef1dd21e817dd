package io.github.keycloakjumpcloud.core.scim;

/** How a connection loses the use of a user. */
public enum Loss {
    /** The user stays one of the connection's, disabled. */
    DEACTIVATION,

    /** The user is no longer one of the connection's: deleted, or unlinked. */
    REMOVAL
}
