package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.keycloak.login.RefusalRecord;
import io.github.keycloakjumpcloud.keycloak.wording.FactJson;
import io.github.keycloakjumpcloud.keycloak.wording.WordedRefusal;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.Map;

/**
 * A refusal as the admin API shows it.
 *
 * @param time in ISO 8601
 * @param connection its alias
 * @param message the sentence that the person read, in the language of this request; null for a code of another version
 * @param kind a stable name of what was found; null when another version of this extension wrote the record
 * @param fact what was found, in the language of the request
 * @param arguments of the fact; null as {@code kind}
 * @param jumpcloudField what to change in JumpCloud; "none: …" when it is not there
 * @param place where the change is made: {@code jumpcloud} or {@code keycloak}
 * @param remedy what to change, in the language of the request
 * @param clientId null when no login was pending
 * @param userId null when the person has no account yet, or nobody can tell
 * @param replayable whether what becomes of the login can be asked again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefusalRepresentation(
        String reference,
        String time,
        String connection,
        String code,
        String check,
        String message,
        String kind,
        String fact,
        Map<String, Object> arguments,
        String jumpcloudField,
        String place,
        String remedy,
        String clientId,
        String userId,
        boolean replayable) {

    static RefusalRepresentation of(RefusalRecord refusal, Wording wording) {
        WordedRefusal worded = refusal.in(wording);
        return new RefusalRepresentation(
                refusal.reference(),
                refusal.time().toString(),
                refusal.connection(),
                refusal.code(),
                refusal.check(),
                refusal.message(wording).orElse(null),
                refusal.found().map(Fact::kind).map(kind -> kind.slug()).orElse(null),
                worded.fact(),
                refusal.found().map(FactJson::arguments).orElse(null),
                worded.jumpcloudField(),
                worded.place(),
                worded.remedy(),
                refusal.clientId().orElse(null),
                refusal.userId().orElse(null),
                refusal.login().isPresent());
    }
}
