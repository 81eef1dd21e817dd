package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.refusal.Refused;
import java.util.Optional;

/**
 * What one check of the {@link Gate} says.
 *
 * @param refused empty when it lets the person pass
 */
public record GateAnswer(GateCheck check, Optional<Refused> refused) {

    /** For the admin, in English. */
    public String reason() {
        return refused.map(Refused::fact).orElseGet(check::passed);
    }
}
