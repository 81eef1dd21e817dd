package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import java.util.Optional;

/**
 * What one check of the {@link Gate} says.
 *
 * @param refusal empty when it lets the person pass
 */
public record GateAnswer(GateCheck check, Optional<Refusal> refusal) {

    /** For the admin, in English. */
    public String reason() {
        return refusal.map(Refusal::fact).orElseGet(check::passed);
    }
}
