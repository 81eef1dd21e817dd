package io.github.keycloakjumpcloud.core.access;

/** Whether a realm takes a request at all, whoever sends it. */
public enum RealmDoor {
    OPEN,
    /** The realm is disabled. */
    CLOSED,
    /** The realm demands TLS, and the request came without. */
    TLS_ONLY;

    /**
     * @param enabled whether the realm is
     * @param tlsDemanded by the realm, of this caller
     * @param overTls whether the caller came so
     */
    public static RealmDoor of(boolean enabled, boolean tlsDemanded, boolean overTls) {
        if (tlsDemanded && !overTls) {
            return TLS_ONLY;
        }
        return enabled ? OPEN : CLOSED;
    }
}
