package io.github.keycloakjumpcloud.core.setuplink;

import io.github.keycloakjumpcloud.core.Slug;

/** Whether a link is good, or why it is not. The slugs are stable. */
public enum LinkStanding {
    OPEN,
    EXPIRED,
    /** An administrator has taken it back. */
    REVOKED,
    /** The connection has gone live. */
    LIVE,
    /** The connection was deleted, or somebody else has made one of that alias. */
    GONE;

    /** The stable name. */
    public String slug() {
        return Slug.of(this);
    }
}
