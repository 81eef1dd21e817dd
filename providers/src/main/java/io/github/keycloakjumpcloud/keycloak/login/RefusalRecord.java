package io.github.keycloakjumpcloud.keycloak.login;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.wording.FactJson;
import io.github.keycloakjumpcloud.keycloak.wording.WordedRefusal;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.util.JsonSerialization;

/**
 * What is kept of a refusal. What the message said of the person is there to be asked about again. Nodes of another version read and
 * write the same records while a cluster is updated: they know the English sentences, and perhaps not the fact.
 *
 * @param connection its alias
 * @param fact in English
 * @param jumpcloudField in English
 * @param found the fact as data; empty when this version does not know it
 * @param clientId of the application, where a login was pending
 * @param userId of the account that the person has already
 * @param login empty for a message that was not verified, or says too much to be kept
 */
public record RefusalRecord(
        String reference,
        Instant time,
        String connection,
        String code,
        String check,
        String fact,
        String jumpcloudField,
        Optional<Fact> found,
        Optional<String> clientId,
        Optional<String> userId,
        Optional<LoginFacts> login) {

    static RefusalRecord of(
            String reference,
            Instant time,
            String connection,
            Refusal refused,
            Optional<String> clientId,
            Optional<String> userId,
            Optional<LoginFacts> login) {
        return new RefusalRecord(
                reference,
                time,
                connection,
                refused.reason().code(),
                refused.reason().check(),
                Wording.english().sentence(refused.fact()),
                Wording.english().field(refused.remedy()),
                Optional.of(refused.fact()),
                clientId,
                userId,
                login);
    }

    /** What it says to an admin. */
    public WordedRefusal in(Wording wording) {
        return WordedRefusal.ofStored(wording, code, found, fact, jumpcloudField);
    }

    /** The sentence that the person read; empty for a code of another version. */
    public Optional<String> message(Wording wording) {
        return RefusalReason.ofCode(code)
                .map(reason -> found.map(known -> Refusal.messageKey(reason, known.kind()))
                        .orElseGet(reason::messageKey))
                .map(wording::told);
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
        found.ifPresent(known -> {
            notes.put("kind", known.kind().slug());
            notes.put("arguments", json(known));
        });
        clientId.ifPresent(id -> notes.put("client", id));
        userId.ifPresent(id -> notes.put("user", id));
        login.flatMap(LoginFacts::text).ifPresent(text -> notes.put("login", text));
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
                FactJson.read(notes.get("kind"), arguments(notes.get("arguments"))),
                Optional.ofNullable(notes.get("client")),
                Optional.ofNullable(notes.get("user")),
                Optional.ofNullable(notes.get("login")).flatMap(LoginFacts::read));
    }

    private static String json(Fact fact) {
        try {
            return JsonSerialization.writeValueAsString(FactJson.arguments(fact));
        } catch (IOException e) {
            throw new UncheckedIOException("The arguments of a fact cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> arguments(String json) {
        try {
            return json == null ? Map.of() : JsonSerialization.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The stored arguments of a fact cannot be read", e);
        }
    }
}
