package io.github.keycloakjumpcloud.core.rehearsal;

/** Where a resource of a rehearsal comes from. */
public enum ResourceOrigin {
    /** It would be made. */
    CREATED,
    /** It is there, and would become SCIM's. */
    TAKEN_OVER,
    /** SCIM has it already, and it would be changed. */
    UPDATED
}
