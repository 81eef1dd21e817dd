package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Which tokens a connection may have: with a name that is unique among its live tokens, at most ten at a time, with or
 * without an end.
 */
public final class TokenRule {

    /** The longest name, in code units. */
    static final int NAME_LIMIT = AttributeText.NAME_LIMIT;

    /** Two live tokens are enough to replace one by another. The rest is room for mistakes. */
    static final int LIVE_LIMIT = 10;

    static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private TokenRule() {}

    /**
     * Decides about a new token.
     *
     * @param rawName the name as the admin typed it
     * @param lifetime empty for a token that does not expire; otherwise 1 second to 3,650 days
     * @param liveNames the names of the connection's tokens that have not expired
     */
    public static TokenDecision decide(
            String rawName, Optional<Duration> lifetime, Collection<String> liveNames, Instant now) {
        String name = AttributeText.clean(rawName, NAME_LIMIT + 1);
        if (name.isEmpty()) {
            return new TokenDecision.Denied(TokenDenial.NAME_BLANK);
        }
        if (name.length() > NAME_LIMIT) {
            return new TokenDecision.Denied(TokenDenial.NAME_TOO_LONG);
        }
        if (lifetime.filter(life -> !isSane(life)).isPresent()) {
            return new TokenDecision.Denied(TokenDenial.LIFETIME_OUT_OF_RANGE);
        }
        if (liveNames.contains(name)) {
            return new TokenDecision.Denied(TokenDenial.NAME_TAKEN);
        }
        if (liveNames.size() >= LIVE_LIMIT) {
            return new TokenDecision.Denied(TokenDenial.TOO_MANY);
        }
        return new TokenDecision.Granted(name, lifetime.map(now::plus));
    }

    private static boolean isSane(Duration lifetime) {
        return lifetime.toSeconds() >= 1 && lifetime.compareTo(LONGEST_LIFE) <= 0;
    }
}
