package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One trial login.
 *
 * @param id a secret: whoever has it may go to JumpCloud once more, and see nothing
 * @param connectionId the connection's internal id
 * @param caller who started it, and may see the report
 * @param requests what was sent to JumpCloud, the latest first; none before the address was opened. A link that is passed on is
 *     opened more than once, by programs too, and whoever opens it may come to an end
 * @param report as JSON; empty before JumpCloud has answered
 */
public record TrialLogin(
        String id,
        String connectionId,
        String caller,
        Instant expiresAt,
        List<Request> requests,
        Optional<String> report) {

    private static final int MOST_REQUESTS = 5;
    private static final String LINE = "\n";
    private static final String COLUMN = "\t";

    /** A request to JumpCloud, and where Keycloak keeps what it needs to know of it. */
    record Request(String relayState, String rootSessionId, String tabId, String clientId) {

        private String line() {
            return String.join(COLUMN, relayState, rootSessionId, tabId, clientId);
        }

        private static Request ofLine(String line) {
            String[] columns = line.split(COLUMN);
            return new Request(columns[0], columns[1], columns[2], columns[3]);
        }
    }

    TrialLogin sent(Request sent) {
        List<Request> latest = Stream.concat(Stream.of(sent), requests.stream())
                .limit(MOST_REQUESTS)
                .toList();
        return new TrialLogin(id, connectionId, caller, expiresAt, latest, report);
    }

    TrialLogin answered(String json) {
        return new TrialLogin(id, connectionId, caller, expiresAt, List.of(), Optional.of(json));
    }

    /** The request that was sent with this RelayState. */
    Optional<Request> request(String relayState) {
        return requests.stream()
                .filter(request -> request.relayState().equals(relayState))
                .findFirst();
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
        if (!requests.isEmpty()) {
            notes.put("requests", requests.stream().map(Request::line).collect(Collectors.joining(LINE)));
        }
        report.ifPresent(json -> notes.put("report", json));
        return notes;
    }

    static TrialLogin of(String id, Map<String, String> notes) {
        return new TrialLogin(
                id,
                notes.get("connection"),
                notes.get("admin"),
                Instant.parse(notes.get("expires")),
                Optional.ofNullable(notes.get("requests")).stream()
                        .flatMap(text -> Arrays.stream(text.split(LINE)))
                        .map(Request::ofLine)
                        .toList(),
                Optional.ofNullable(notes.get("report")));
    }
}
