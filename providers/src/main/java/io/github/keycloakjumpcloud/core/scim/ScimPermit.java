package io.github.keycloakjumpcloud.core.scim;

/** What a connection's SCIM client may do now. */
public enum ScimPermit {
    /** Everything. */
    FULL,
    /** The connection is disabled: nobody comes in, and who leaves goes out all the same. */
    CONNECTION_DISABLED,
    /** The connection's Organization is disabled: likewise. */
    ORGANIZATION_DISABLED,
    /** An administrator has switched SCIM off. */
    SWITCHED_OFF;

    /** @param organizationEnabled true as well when the connection has none */
    public static ScimPermit of(boolean scimEnabled, boolean connectionEnabled, boolean organizationEnabled) {
        if (!scimEnabled) {
            return SWITCHED_OFF;
        }
        // First, since Keycloak calls the connections of a disabled Organization disabled as well.
        if (!organizationEnabled) {
            return ORGANIZATION_DISABLED;
        }
        return connectionEnabled ? FULL : CONNECTION_DISABLED;
    }

    /** Whether it may read, and take access away. */
    public boolean answers() {
        return this != SWITCHED_OFF;
    }

    /** Whether it may add and change. */
    public boolean gives() {
        return this == FULL;
    }
}
