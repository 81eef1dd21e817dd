package io.github.keycloakjumpcloud.core.scim;

/** What a connection's SCIM client may do now. */
public enum ScimPermit {
    /** Everything. */
    FULL,
    /** The connection is disabled. SCIM may read and take access away, but not add or change. */
    CONNECTION_DISABLED,
    /** The connection's Organization is disabled. SCIM may read and take access away, but not add or change. */
    ORGANIZATION_DISABLED,
    /** Changes are rehearsed, and nothing of them stays. SCIM may read, and take access away from those whom it has already. */
    REHEARSAL,
    /** The time of the rehearsal is over. SCIM may read, and take access away from those whom it has already. */
    REHEARSAL_OVER,
    /** An administrator has switched SCIM off. SCIM may do nothing. */
    SWITCHED_OFF,
    /** The same, and the connection or its Organization is disabled besides: two things keep SCIM from working. */
    SWITCHED_OFF_AND_DISABLED;

    /**
     * The permit that follows from the switches.
     *
     * @param organizationEnabled also true when the connection has no Organization
     */
    public static ScimPermit of(boolean scimEnabled, boolean connectionEnabled, boolean organizationEnabled) {
        if (!scimEnabled) {
            return connectionEnabled && organizationEnabled ? SWITCHED_OFF : SWITCHED_OFF_AND_DISABLED;
        }
        // First, since Keycloak calls the connections of a disabled Organization disabled as well.
        if (!organizationEnabled) {
            return ORGANIZATION_DISABLED;
        }
        return connectionEnabled ? FULL : CONNECTION_DISABLED;
    }

    /**
     * The same with the mode of the connection.
     *
     * @param over whether the time of a rehearsal is over
     */
    public ScimPermit in(ScimMode mode, boolean over) {
        if (this != FULL || mode == ScimMode.LIVE) {
            return this;
        }
        return over || mode == ScimMode.UNKNOWN ? REHEARSAL_OVER : REHEARSAL;
    }

    /** Whether what SCIM asks for is rehearsed, or was until the time was over. */
    public boolean rehearses() {
        return this == REHEARSAL || this == REHEARSAL_OVER;
    }

    /** Whether SCIM may read, and take access away. */
    public boolean answers() {
        return this != SWITCHED_OFF && this != SWITCHED_OFF_AND_DISABLED;
    }

    /** Whether SCIM may add and change. */
    public boolean gives() {
        return this == FULL;
    }
}
