package io.github.keycloakjumpcloud.keycloak.scim.operation;

import io.github.keycloakjumpcloud.core.access.RealmDoor;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.core.scim.ScimMode;
import io.github.keycloakjumpcloud.core.scim.ScimPermit;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.Connections;
import io.github.keycloakjumpcloud.keycloak.realm.RealmSwitches;
import io.github.keycloakjumpcloud.keycloak.scim.token.TokenStanding;
import io.github.keycloakjumpcloud.keycloak.scim.token.Verdict;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * What lets an operation in. A request is asked before its body is opened, and each of its operations again when the body is
 * there: the client takes as long for the body as it likes, and meanwhile a token may be revoked.
 *
 * @param connection as it is now
 * @param permit what may be done now
 * @param mode of the connection, as it is now
 * @param rehearsal that was begun, perhaps before the connection was live; empty when nothing was rehearsed
 */
public record Admission(
        ConnectionConfig connection, ScimPermit permit, ScimMode mode, Optional<RehearsalTime> rehearsal) {

    /**
     * Asked in the operation's own transaction, before anything else.
     *
     * @param known the connection whose token was verified before the body came
     * @throws ScimProblem as {@link #requireOpen} and {@link #refusal}; 403 when SCIM may do nothing; 404 without a connection
     */
    static Admission of(KeycloakSession session, ConnectionConfig known, String tokenId) {
        if (session.getContext().getRealm() == null) {
            throw ScimProblem.notFound("no such realm");
        }
        ConnectionConfig connection = find(session, known.getAlias());
        TokenStanding standing = Optional.of(connection)
                // One that was made anew under the alias has tokens of its own.
                .filter(now -> now.getInternalId().equals(known.getInternalId()))
                .flatMap(now -> TokenStanding.of(session, now, tokenId))
                .orElseThrow(() -> refusal(new Verdict.Unknown()));
        requireOpen(RealmSwitches.door(session, standing.realmEnabled()));
        if (standing.expired()) {
            throw refusal(new Verdict.Expired());
        }
        boolean over = standing.rehearsal()
                .filter(time -> time.isOver(ServerTime.now()))
                .isPresent();
        ScimPermit permit = CurrentPermit.of(session, connection, standing.scimEnabled(), standing.connectionEnabled())
                .in(standing.mode(), over);
        if (!permit.answers()) {
            throw CurrentPermit.refusal(permit);
        }
        return new Admission(connection, permit, standing.mode(), standing.rehearsal());
    }

    /** Whether more is kept of the rehearsal than a live connection needs. */
    boolean needsTidying() {
        return mode == ScimMode.LIVE
                && rehearsal
                        .filter(time -> time.live().isEmpty() || time.isForgotten(ServerTime.now()))
                        .isPresent();
    }

    /** The same for an operation that is only tried: it may do what a live one may. */
    Admission rehearsed() {
        return new Admission(connection, ScimPermit.FULL, ScimMode.LIVE, Optional.empty());
    }

    private static ConnectionConfig find(KeycloakSession session, String alias) {
        return Connections.find(session, alias).orElseThrow(Admission::noConnection);
    }

    /** 404. */
    public static ScimProblem noConnection() {
        return ScimProblem.notFound("no such connection");
    }

    /** @throws ScimProblem 403 when the realm lets nobody in */
    public static void requireOpen(RealmDoor door) {
        switch (door) {
            case OPEN -> {
                // Come in.
            }
            case CLOSED -> throw ScimProblem.forbidden("the realm is disabled");
            case TLS_ONLY -> throw ScimProblem.forbidden("the realm takes requests over HTTPS only");
        }
    }

    /** 401, or 429 for who has tried too often. */
    public static ScimProblem refusal(Verdict verdict) {
        if (verdict instanceof Verdict.TooManyFailures slowed) {
            return ScimProblem.tooManyRequests("too many requests without a valid token", slowed.retryAfterSeconds());
        }
        ScimProblem problem = ScimProblem.unauthorized("a valid token of this connection is needed");
        return verdict instanceof Verdict.Expired ? problem.because(ScimRefusal.TOKEN_EXPIRED.slug()) : problem;
    }
}
