package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.keycloak.login.RefusalRecord;

/**
 * A refusal as the admin API shows it.
 *
 * @param time in ISO 8601
 * @param connection its alias
 * @param jumpcloudField what to change in JumpCloud; "none: …" when it is not there
 * @param clientId null when no login was pending
 * @param userId null when the person has no account yet, or nobody can tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefusalRepresentation(
        String reference,
        String time,
        String connection,
        String code,
        String check,
        String fact,
        String jumpcloudField,
        String clientId,
        String userId) {

    static RefusalRepresentation of(RefusalRecord refusal) {
        return new RefusalRepresentation(
                refusal.reference(),
                refusal.time().toString(),
                refusal.connection(),
                refusal.code(),
                refusal.check(),
                refusal.fact(),
                refusal.jumpcloudField(),
                refusal.clientId().orElse(null),
                refusal.userId().orElse(null));
    }
}
