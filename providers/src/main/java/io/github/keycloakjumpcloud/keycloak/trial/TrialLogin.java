package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One trial login.
 *
 * @param id a secret: whoever has it may go to JumpCloud once more, and see nothing
 * @param connectionId the connection's internal id
 * @param caller who started it, and may see the report
 * @param report as JSON; empty before JumpCloud has answered
 */
public record TrialLogin(String id, String connectionId, String caller, Instant expiresAt, Optional<String> report) {

    TrialLogin answered(String json) {
        return new TrialLogin(id, connectionId, caller, expiresAt, Optional.of(json));
    }

    /** Until it expires; at least one. */
    public int secondsLeft() {
        long left = Duration.between(ServerTime.now(), expiresAt).toSeconds();
        return Math.toIntExact(Math.max(1, left));
    }

    Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>();
        notes.put("connection", connectionId);
        notes.put("admin", caller);
        notes.put("expires", expiresAt.toString());
        report.ifPresent(json -> notes.put("report", json));
        return notes;
    }

    static TrialLogin of(String id, Map<String, String> notes) {
        return new TrialLogin(
                id,
                notes.get("connection"),
                notes.get("admin"),
                Instant.parse(notes.get("expires")),
                Optional.ofNullable(notes.get("report")));
    }
}
