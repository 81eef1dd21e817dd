package io.github.keycloakjumpcloud.keycloak.scim.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Notes when a token was used last: every few minutes at most on each node, and never at the cost of the request. */
final class LastUse {

    private static final Logger LOG = Logger.getLogger(LastUse.class);

    private static final long INTERVAL_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final int CAPACITY = 10_000;

    /** When the use of a token was noted by this node, the one that was noted longest ago first. */
    private final Map<String, Long> noted = new LinkedHashMap<>();

    void note(KeycloakSession session, String tokenId) {
        long now = Time.currentTimeMillis();
        if (!isDue(tokenId, now)) {
            return;
        }
        String realmId = session.getContext().getRealm().getId();
        Instant at = Instant.ofEpochMilli(now).truncatedTo(ChronoUnit.SECONDS);
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> new StoredTokens(own, realmId).use(tokenId, at));
        } catch (RuntimeException e) {
            // Whatever the database has against it: the token is good, and so is the request.
            LOG.warnf("The use of SCIM token %s could not be noted: %s", tokenId, e.toString());
        }
    }

    /** True for one caller every few minutes. */
    synchronized boolean isDue(String tokenId, long now) {
        Long before = noted.get(tokenId);
        if (before != null && now >= before && now - before < INTERVAL_MILLIS) {
            return false;
        }
        noted.remove(tokenId);
        noted.put(tokenId, now);
        if (noted.size() > CAPACITY) {
            noted.remove(noted.keySet().iterator().next());
        }
        return true;
    }
}
