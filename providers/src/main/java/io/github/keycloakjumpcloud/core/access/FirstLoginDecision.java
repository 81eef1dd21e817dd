package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.refusal.Refused;

/** What {@link FirstLogin} says. */
public sealed interface FirstLoginDecision {

    /** A new account is made. */
    record CreateAccount() implements FirstLoginDecision {}

    /** The account becomes the person's without a question. */
    record LinkAtOnce(String userId) implements FirstLoginDecision {}

    /** The person must prove to own the account before it is linked. */
    record AskForProof(String userId) implements FirstLoginDecision {}

    /** The login ends here; no account has been changed. */
    record Rejected(Refused refused) implements FirstLoginDecision {}
}
