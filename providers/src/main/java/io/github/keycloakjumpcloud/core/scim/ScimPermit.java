package io.github.keycloakjumpcloud.core.scim;

/** What a connection's SCIM client may do now. */
public enum ScimPermit {
    /** Everything. */
    FULL(true, true),
    /** The connection is disabled: nobody comes in, and who leaves goes out all the same. */
    CONNECTION_DISABLED(true, false),
    /** The connection's Organization is disabled: likewise. */
    ORGANIZATION_DISABLED(true, false),
    /** An administrator has switched SCIM off. */
    SWITCHED_OFF(false, false);

    private final boolean answers;
    private final boolean gives;

    ScimPermit(boolean answers, boolean gives) {
        this.answers = answers;
        this.gives = gives;
    }

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
        return answers;
    }

    /** Whether it may add and change. */
    public boolean gives() {
        return gives;
    }
}
