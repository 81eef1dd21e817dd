package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/** The messages that a connection has used up, in the whole cluster, until they expire (SAML Profiles 4.1.4.5). */
final class AcceptedAssertions {

    /** How long an assertion is remembered that does not say when it expires. */
    private static final Duration WITHOUT_EXPIRY = Duration.ofDays(1);

    private final SingleUseObjectProvider store;
    private final ConnectionConfig config;

    AcceptedAssertions(KeycloakSession session, ConnectionConfig config) {
        this.store = session.singleUseObjects();
        this.config = config;
    }

    /** False when the assertion was accepted before. */
    boolean acceptOnce(AssertionType assertion) {
        return acceptOnce(assertion.getID(), ReceivedResponse.expiry(assertion));
    }

    /** The same for any message. */
    boolean acceptOnce(String id, Optional<Instant> end) {
        Instant now = ServerTime.now();
        Duration remaining = end.map(expiry -> Duration.between(now, expiry).plusSeconds(config.getAllowedClockSkew()))
                .orElse(WITHOUT_EXPIRY);
        return store.putIfAbsent(key(id), Math.max(1, remaining.toSeconds() + 1));
    }

    /** Whether one of these ids was accepted before. */
    boolean containAny(Set<String> assertionIds) {
        return assertionIds.stream().anyMatch(id -> store.contains(key(id)));
    }

    static Refusal usedBefore() {
        return new Refusal(RefusalReason.USED_BEFORE, RefusalFact.USED_BEFORE);
    }

    private String key(String assertionId) {
        return "jumpcloud.assertion." + config.getInternalId() + "." + assertionId;
    }
}
