package io.github.keycloakjumpcloud.core.account;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import java.util.Set;

/** The decision of {@link AccountRule}. */
public sealed interface AccountDecision {

    /** A decision about an account that exists. */
    sealed interface Existing extends AccountDecision {

        /** The id of the Keycloak account. */
        String userId();
    }

    /** The person has no account yet. An account must be created. */
    record Create() implements AccountDecision {}

    /** The account already belongs to the person. */
    record Known(String userId) implements Existing {}

    /** The account must be linked to the person without asking. */
    record LinkAtOnce(String userId) implements Existing {}

    /**
     * The person must prove to own the account before it is linked.
     *
     * @param proofs the ways to prove it; at least one
     */
    record AskForProof(String userId, Set<Proof> proofs) implements Existing {

        public AskForProof {
            proofs = Set.copyOf(proofs);
        }
    }

    /** The person is refused. No account has been changed. */
    record Rejected(Refusal refusal) implements AccountDecision {}
}
