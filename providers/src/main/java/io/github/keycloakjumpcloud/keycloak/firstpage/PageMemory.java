package io.github.keycloakjumpcloud.keycloak.firstpage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * This node's memory of {@link PageConnections}, one for each realm. It counts as long as the realm's {@link ChangeMark} is the
 * same, which any node changes together with a connection; and for a minute at most, for whatever is written past Keycloak.
 */
final class PageMemory {

    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final String IN_REQUEST = PageMemory.class.getName();

    private final Map<String, Known> byRealm = new ConcurrentHashMap<>();
    private final InstantSource clock;

    PageMemory(InstantSource clock) {
        this.clock = clock;
    }

    PageConnections of(KeycloakSession session, RealmModel realm) {
        // Cached by Keycloak: most realms of a server need no statement.
        if (session.identityProviders().count() == 0) {
            return PageConnections.NONE;
        }
        // A page asks several times.
        String key = IN_REQUEST + "." + realm.getId();
        PageConnections asked = session.getAttribute(key, PageConnections.class);
        if (asked == null) {
            String mark = new ChangeMark(session, realm.getId()).read();
            asked = of(realm.getId(), mark, () -> PageConnections.read(session, realm));
            session.setAttribute(key, asked);
        }
        return asked;
    }

    /** @param mark read before the connections are: whatever is committed in between is read again next time */
    PageConnections of(String realm, String mark, Supplier<PageConnections> read) {
        Known known = byRealm.get(realm);
        if (known == null || !known.mark().equals(mark) || isOld(known)) {
            byRealm.values().removeIf(this::isOld);
            known = new Known(mark, clock.millis(), read.get());
            byRealm.put(realm, known);
        }
        return known.connections();
    }

    private boolean isOld(Known known) {
        return clock.millis() - known.since() >= LONGEST.toMillis();
    }

    private record Known(String mark, long since, PageConnections connections) {}
}
