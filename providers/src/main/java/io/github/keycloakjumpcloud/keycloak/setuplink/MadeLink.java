package io.github.keycloakjumpcloud.keycloak.setuplink;

import io.github.keycloakjumpcloud.core.setuplink.SetupLink;

/**
 * A set-up link that was just made.
 *
 * @param secret the whole text that opens it; it cannot be had again
 */
public record MadeLink(SetupLink link, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "MadeLink[" + link.id() + "]";
    }
}
