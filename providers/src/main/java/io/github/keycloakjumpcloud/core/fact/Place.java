package io.github.keycloakjumpcloud.core.fact;

/** Where something is changed. */
public enum Place {
    /** In JumpCloud's admin portal. */
    JUMPCLOUD,
    /** In Keycloak, or beside it. */
    KEYCLOAK
}
