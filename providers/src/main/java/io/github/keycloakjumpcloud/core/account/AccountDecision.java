package io.github.keycloakjumpcloud.core.account;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import java.util.Set;

/** What {@link AccountRule} says. */
public sealed interface AccountDecision {

    /** There is an account already. */
    sealed interface Existing extends AccountDecision {

        String userId();
    }

    /** The person has no account yet, and gets one. */
    record Create() implements AccountDecision {}

    /** The account is the person's already. */
    record Known(String userId) implements Existing {}

    /** The account becomes the person's without a question. */
    record LinkAtOnce(String userId) implements Existing {}

    /**
     * The person must prove to own the account before it is linked.
     *
     * @param proofs in which ways; at least one
     */
    record AskForProof(String userId, Set<Proof> proofs) implements Existing {

        public AskForProof {
            proofs = Set.copyOf(proofs);
        }
    }

    /** It ends here; no account has been changed. */
    record Rejected(Refusal refusal) implements AccountDecision {}
}
