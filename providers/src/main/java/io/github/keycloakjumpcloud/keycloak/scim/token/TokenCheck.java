package io.github.keycloakjumpcloud.keycloak.scim.token;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.scim.RecentFailures.Admission;
import io.github.keycloakjumpcloud.core.scim.RecentFailures.Source;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.secret.ShownSecret;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Checks the bearer token of a SCIM request (RFC 6750 section 2.1). A refusal leaves a user event {@code
 * CLIENT_LOGIN_ERROR}; nothing of what was shown as a token is in it or in the log.
 *
 * <p>Who keeps failing is slowed down, without further events. Who shows no token guesses none, and is asked for it as often
 * as it takes. A good token is not turned away on that account: customers
 * of JumpCloud share its addresses, and a stranger among them could stop the others.
 */
public final class TokenCheck {

    /** Event detail: why a token was refused. */
    static final String REASON = "jumpcloud_scim";

    private static final Logger LOG = Logger.getLogger(TokenCheck.class);

    /** Scheme names ignore case (RFC 9110 section 11.1); one space, no more, stands before the token. */
    private static final Pattern BEARER = Pattern.compile("bearer(?: (\\S+)|.*)", Pattern.CASE_INSENSITIVE);

    /** Takes the place of a token that is not there, so that its refusal does the same work. */
    private static final String NO_HASH =
            ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN).hash();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ScimTokenFactory node;

    public TokenCheck(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.node = ScimTokenFactory.of(session);
    }

    /** As {@link #verify(ConnectionConfig, String)}, for a request that may bring several headers: one is allowed. */
    public Verdict verify(ConnectionConfig connection, List<String> authorizationHeaders) {
        // Two headers joined are no token, however they are joined.
        return verify(connection, authorizationHeaders.isEmpty() ? null : String.join(", ", authorizationHeaders));
    }

    /** @param authorizationHeader the request's one header Authorization, or null */
    public Verdict verify(ConnectionConfig connection, String authorizationHeader) {
        Instant now = ServerTime.now();
        Verdict verdict = decide(authorizationHeader, id -> ScimToken.of(realm.getComponent(id), connection), now);
        if (verdict instanceof Verdict.Accepted accepted) {
            node.lastUse().note(session, accepted.tokenId());
            return verdict;
        }
        Source source = new Source(
                connection.getInternalId(), session.getContext().getConnection().getRemoteHost());
        if (verdict instanceof Verdict.Missing) {
            challenge(connection, source);
            return verdict;
        }
        if (node.failures().admit(source) instanceof Admission.Blocked blocked) {
            if (blocked.first()) {
                report(connection, "too_many_failures");
            }
            return new Verdict.TooManyFailures(blocked.seconds());
        }
        node.failures().add(source);
        report(connection, reason(verdict));
        return verdict;
    }

    /**
     * Some clients show their token only when they are asked for it, each time anew: they are asked as often as they come, and
     * leave as many events as somebody who guesses.
     */
    private void challenge(ConnectionConfig connection, Source source) {
        if (node.challenges().admit(source) instanceof Admission.Free) {
            node.challenges().add(source);
            report(connection, "missing");
        }
    }

    static Verdict decide(String header, Function<String, Optional<ScimToken>> tokens, Instant now) {
        Matcher bearer = BEARER.matcher(header == null ? "" : header);
        if (!bearer.matches()) {
            return new Verdict.Missing();
        }
        Optional<ShownSecret> shown = Optional.ofNullable(bearer.group(1))
                .flatMap(text -> ShownSecret.parse(ShownSecret.Kind.SCIM_TOKEN, text));
        Optional<ScimToken> known = shown.map(ShownSecret::id).flatMap(tokens);
        String hash = known.map(ScimToken::hash).orElse(NO_HASH);
        if (shown.filter(text -> text.hasHash(hash)).isEmpty() || known.isEmpty()) {
            return new Verdict.Unknown();
        }
        ScimToken token = known.get();
        return token.isExpired(now) ? new Verdict.Expired() : new Verdict.Accepted(token.id(), token.name());
    }

    private static String reason(Verdict refusal) {
        return refusal instanceof Verdict.Expired ? "expired" : "unknown";
    }

    private void report(ConnectionConfig connection, String reason) {
        LOG.debugf("Connection %s refused a SCIM request: %s", Shown.name(connection.getAlias()), reason);
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.CLIENT_LOGIN)
                .detail(Details.IDENTITY_PROVIDER, Shown.bare(connection.getAlias()))
                .detail(REASON, reason)
                .error(Errors.INVALID_TOKEN);
    }
}
