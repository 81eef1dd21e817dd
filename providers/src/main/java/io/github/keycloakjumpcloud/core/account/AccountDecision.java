package io.github.keycloakjumpcloud.core.account;

import io.github.keycloakjumpcloud.core.refusal.Refused;
import java.util.Optional;
import java.util.Set;

/** What {@link AccountRule} says. */
public sealed interface AccountDecision {

    /** The account that is meant; empty when there is none yet, and when it ends here. */
    default Optional<String> account() {
        return Optional.empty();
    }

    /** The person has no account yet, and gets one. */
    record Create() implements AccountDecision {}

    /** The account is the person's already. */
    record Known(String userId) implements AccountDecision {

        @Override
        public Optional<String> account() {
            return Optional.of(userId);
        }
    }

    /** The account becomes the person's without a question. */
    record LinkAtOnce(String userId) implements AccountDecision {

        @Override
        public Optional<String> account() {
            return Optional.of(userId);
        }
    }

    /**
     * The person must prove to own the account before it is linked.
     *
     * @param proofs in which ways; at least one
     */
    record AskForProof(String userId, Set<Proof> proofs) implements AccountDecision {

        public AskForProof {
            proofs = Set.copyOf(proofs);
        }

        @Override
        public Optional<String> account() {
            return Optional.of(userId);
        }
    }

    /** It ends here; no account has been changed. */
    record Rejected(Refused refused) implements AccountDecision {}
}
