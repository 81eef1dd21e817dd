package io.github.keycloakjumpcloud.core.response;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a response with a valid signature says about the login that it answers. Where only the assertion is signed,
 * anybody may have written the response around it, so the attributes of the response prove nothing.
 *
 * @param signedAsWhole whether the response itself is signed
 * @param confirmedRequests the ids of the requests that the assertion says it answers
 * @param foreignRecipients the recipients in the assertion that are not this service
 * @param confirmed when the assertion's confirmations hold
 * @param issued when the assertion was issued; empty when the assertion does not say
 */
public record AnswerFacts(
        boolean signedAsWhole,
        Set<String> confirmedRequests,
        Set<String> foreignRecipients,
        ConfirmedTime confirmed,
        Optional<Instant> issued) {

    public AnswerFacts {
        confirmedRequests = Set.copyOf(confirmedRequests);
        foreignRecipients = Set.copyOf(foreignRecipients);
    }
}
