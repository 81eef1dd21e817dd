package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.refusal.Refusal;

/** The decision of the {@link Gate}. */
public sealed interface GateDecision {

    /** The login continues. The person has this e-mail address. */
    record Admitted(EmailAddress email) implements GateDecision {}

    /** The login ends here. No account has been touched. */
    record Rejected(Refusal refusal) implements GateDecision {}
}
