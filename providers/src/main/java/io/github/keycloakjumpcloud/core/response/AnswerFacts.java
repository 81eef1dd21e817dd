package io.github.keycloakjumpcloud.core.response;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a response whose signature is good says of the login that it answers. The response itself may be anybody's: where
 * the assertion alone is signed, its attributes prove nothing.
 *
 * @param signedAsWhole whether the response is signed, not only its assertion
 * @param confirmedRequests the ids of the requests that the assertion says it answers
 * @param foreignRecipients the recipients that the assertion names and that are not this service
 * @param issued when the assertion was issued; empty when it does not say
 */
public record AnswerFacts(
        boolean signedAsWhole, Set<String> confirmedRequests, Set<String> foreignRecipients, Optional<Instant> issued) {

    public AnswerFacts {
        confirmedRequests = Set.copyOf(confirmedRequests);
        foreignRecipients = Set.copyOf(foreignRecipients);
    }
}
