package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.refusal.Refusal;

/** What the {@link Gate} says. */
public sealed interface GateDecision {

    /** The login goes on as the person of this address. */
    record Admitted(EmailAddress email) implements GateDecision {}

    /** The login ends here; no account has been touched. */
    record Rejected(Refusal refusal) implements GateDecision {}
}
