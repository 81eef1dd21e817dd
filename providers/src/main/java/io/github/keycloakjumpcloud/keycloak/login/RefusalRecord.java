package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a refusal. Nothing personal but the id of an account that the person has.
 *
 * @param connection its alias
 * @param clientId of the application, where a login was pending
 * @param userId of the account that the person has already
 */
public record RefusalRecord(
        String reference,
        Instant time,
        String connection,
        String code,
        String check,
        String fact,
        String jumpcloudField,
        Optional<String> clientId,
        Optional<String> userId) {

    static RefusalRecord of(
            String reference,
            Instant time,
            String connection,
            Refusal refused,
            Optional<String> clientId,
            Optional<String> userId) {
        return new RefusalRecord(
                reference,
                time,
                connection,
                refused.reason().code(),
                refused.reason().check(),
                refused.fact(),
                refused.reason().jumpcloudField(),
                clientId,
                userId);
    }

    Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>();
        notes.put("reference", reference);
        notes.put("time", time.toString());
        notes.put("connection", connection);
        notes.put("code", code);
        notes.put("check", check);
        notes.put("fact", fact);
        notes.put("field", jumpcloudField);
        clientId.ifPresent(id -> notes.put("client", id));
        userId.ifPresent(id -> notes.put("user", id));
        return notes;
    }

    static RefusalRecord of(Map<String, String> notes) {
        return new RefusalRecord(
                notes.get("reference"),
                Instant.parse(notes.get("time")),
                notes.get("connection"),
                notes.get("code"),
                notes.get("check"),
                notes.get("fact"),
                notes.get("field"),
                Optional.ofNullable(notes.get("client")),
                Optional.ofNullable(notes.get("user")));
    }
}
