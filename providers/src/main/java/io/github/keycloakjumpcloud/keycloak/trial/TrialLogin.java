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
 * @param request what was sent to JumpCloud last; empty before the address was opened
 * @param report as JSON; empty before JumpCloud has answered
 */
public record TrialLogin(
        String id,
        String connectionId,
        String caller,
        Instant expiresAt,
        Optional<Request> request,
        Optional<String> report) {

    /** A request to JumpCloud, and where Keycloak keeps what it needs to know of it. */
    record Request(String relayState, String rootSessionId, String tabId, String clientId) {}

    TrialLogin sent(Request sent) {
        return new TrialLogin(id, connectionId, caller, expiresAt, Optional.of(sent), report);
    }

    TrialLogin answered(String json) {
        return new TrialLogin(id, connectionId, caller, expiresAt, Optional.empty(), Optional.of(json));
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
        request.ifPresent(sent -> {
            notes.put("relayState", sent.relayState());
            notes.put("root", sent.rootSessionId());
            notes.put("tab", sent.tabId());
            notes.put("client", sent.clientId());
        });
        report.ifPresent(json -> notes.put("report", json));
        return notes;
    }

    static TrialLogin of(String id, Map<String, String> notes) {
        return new TrialLogin(
                id,
                notes.get("connection"),
                notes.get("admin"),
                Instant.parse(notes.get("expires")),
                Optional.ofNullable(notes.get("relayState"))
                        .map(relayState ->
                                new Request(relayState, notes.get("root"), notes.get("tab"), notes.get("client"))),
                Optional.ofNullable(notes.get("report")));
    }
}
