package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The server whose clock tests can move on. All tests that move a clock share the server. */
public final class ClockedKeycloak {

    private final KeycloakServer server;
    private final ServerClock clock;

    private ClockedKeycloak() {
        server = Keycloak.another("clocked")
                .option("--spi-jumpcloud-certificate--watch--metric-interval=1")
                .start();
        clock = new ServerClock(server.baseUri());
    }

    private static final class Shared {
        private static final ClockedKeycloak KEYCLOAK = new ClockedKeycloak();
    }

    /** The server, at today's time. */
    public static ClockedKeycloak shared() {
        Shared.KEYCLOAK.clock.moveTo(Instant.now());
        return Shared.KEYCLOAK;
    }

    public TestRealm create(TestRealm.Builder realm) {
        return realm.create(server.baseUri(), api());
    }

    /** The admin API with a new token. A token lives for a minute, so call this method after each move of the clock. */
    public AdminApi api() {
        return AdminApi.withNewToken(server);
    }

    public Instant now() {
        return clock.now();
    }

    /**
     * The server's clock, for the times in JumpCloud's messages. Keycloak moves SAML's times by months and days, all
     * others by seconds: from the 31st day on, the two differ, and nobody can sign in.
     */
    public Clock clock() {
        if (Duration.between(Instant.now(), now()).compareTo(Duration.ofDays(31)) >= 0) {
            throw new IllegalStateException("Moved too far for a sign-in");
        }
        return Clock.fixed(clock.now(), ZoneOffset.UTC);
    }

    public void moveOn(Duration time) {
        clock.moveTo(clock.now().plus(time));
    }
}
