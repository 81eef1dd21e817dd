package io.github.keycloakjumpcloud.keycloak.scim.token;

/**
 * A token that was just made.
 *
 * @param secret the whole text that the client shows; it cannot be had again
 */
public record CreatedToken(ScimToken token, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "CreatedToken[" + token.id() + "]";
    }
}
