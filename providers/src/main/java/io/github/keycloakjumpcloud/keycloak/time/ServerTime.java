package io.github.keycloakjumpcloud.keycloak.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.keycloak.common.util.Time;

/** Keycloak's clock, which may be set off from that of the machine. */
public final class ServerTime {

    private ServerTime() {}

    public static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    /** In UTC. */
    public static LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }
}
