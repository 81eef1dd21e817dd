package io.github.keycloakjumpcloud.keycloak.scim.token;

import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.core.scim.ScimMode;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * What the database says now of a token whose secret was verified before: the caches of a node may be behind what another node
 * has written, and a session keeps what it has read.
 *
 * @param realmEnabled the switch of the token's realm
 * @param connectionEnabled the switch of the token's connection
 * @param scimEnabled whether SCIM is switched on for the connection
 * @param mode whether the connection's SCIM is live
 * @param rehearsal when a rehearsal of the connection was begun; empty when nothing was rehearsed
 * @param expired whether the token's time is over
 */
public record TokenStanding(
        boolean realmEnabled,
        boolean connectionEnabled,
        boolean scimEnabled,
        ScimMode mode,
        Optional<RehearsalTime> rehearsal,
        boolean expired) {

    /**
     * Read by one statement, which waits for nobody.
     *
     * @return empty when token, connection or realm is gone
     */
    public static Optional<TokenStanding> of(KeycloakSession session, ConnectionConfig connection, String tokenId) {
        return new StoredTokens(session, session.getContext().getRealm().getId())
                .standing(connection.getInternalId(), tokenId, ServerTime.now());
    }
}
