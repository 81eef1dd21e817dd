package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.keycloak.scim.token.CreatedToken;
import io.github.keycloakjumpcloud.keycloak.scim.token.ScimToken;
import java.time.Instant;

/**
 * A token as the admin API shows it; times in ISO 8601.
 *
 * @param expiresAt null for a token that does not expire
 * @param lastUsedAt null for a token that was never used
 * @param expired null for one that was just made
 * @param token the secret, only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenRepresentation(
        String id, String name, String createdAt, String expiresAt, String lastUsedAt, Boolean expired, String token) {

    static TokenRepresentation listed(ScimToken token, Instant now) {
        return of(token, token.isExpired(now), null);
    }

    /** For the one who made it. */
    static TokenRepresentation revealed(CreatedToken created) {
        return of(created.token(), null, created.secret());
    }

    /** For the event of its making. */
    static TokenRepresentation reported(ScimToken token) {
        return of(token, null, null);
    }

    private static TokenRepresentation of(ScimToken token, Boolean expired, String secret) {
        return new TokenRepresentation(
                token.id(),
                token.name(),
                token.createdAt().toString(),
                token.expiresAt().map(Instant::toString).orElse(null),
                token.lastUsedAt().map(Instant::toString).orElse(null),
                expired,
                secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenRepresentation[" + id + "]";
    }
}
