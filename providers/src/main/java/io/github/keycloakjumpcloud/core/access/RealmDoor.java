package io.github.keycloakjumpcloud.core.access;

/** Whether a realm accepts requests at all, whoever sends them. */
public enum RealmDoor {
    /** The realm accepts the request. */
    OPEN,
    /** The realm is disabled. */
    CLOSED,
    /** The realm demands TLS, and the request came without it. */
    TLS_ONLY;

    /**
     * {@link #TLS_ONLY} comes before {@link #CLOSED}.
     *
     * @param enabled whether the realm is enabled
     * @param tlsDemanded whether the realm demands TLS of this caller
     * @param overTls whether the request came over TLS
     */
    public static RealmDoor of(boolean enabled, boolean tlsDemanded, boolean overTls) {
        if (tlsDemanded && !overTls) {
            return TLS_ONLY;
        }
        return enabled ? OPEN : CLOSED;
    }
}
