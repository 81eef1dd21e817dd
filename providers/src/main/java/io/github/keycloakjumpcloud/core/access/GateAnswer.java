package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import java.util.Optional;

/**
 * The answer of one check of the {@link Gate}.
 *
 * @param refusal empty when the check lets the person pass
 */
public record GateAnswer(GateCheck check, Optional<Refusal> refusal) {

    /** What the check found, for the admin, in English. */
    public String reason() {
        return refusal.map(Refusal::fact).orElseGet(check::passed);
    }
}
