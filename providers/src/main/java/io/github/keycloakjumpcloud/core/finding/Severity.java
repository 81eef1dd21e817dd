package io.github.keycloakjumpcloud.core.finding;

/** How much a finding matters, the worst first. */
public enum Severity {
    /** Nobody can sign in, or SCIM does not work. */
    ERROR,
    /** The connection works, but should not stay so. */
    WARNING,
    /** Worth knowing. */
    HINT
}
