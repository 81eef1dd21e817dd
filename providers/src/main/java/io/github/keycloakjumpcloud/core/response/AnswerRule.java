package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which login a verified response answers (SAML Profiles 4.1.4.3). What the signed assertion says counts before
 * what the response around it says. If the assertion names no request and the response is not signed, the assertion
 * must be younger than the login.
 */
public final class AnswerRule {

    private AnswerRule() {}

    /**
     * Decides about one response.
     *
     * @param clockSkew how far the clocks may differ
     */
    public static AnswerDecision decide(AnswerFacts answer, SentRequest request, Instant now, Duration clockSkew) {
        if (!answer.foreignRecipients().isEmpty()) {
            return rejected(
                    RefusalReason.WRONG_DESTINATION,
                    RefusalFact.FOREIGN_RECIPIENTS,
                    FactArgument.sorted(answer.foreignRecipients()));
        }
        if (!answer.confirmed().holds(now, clockSkew)) {
            return rejected(
                    RefusalReason.OUTSIDE_TIME_WINDOW, RefusalFact.CONFIRMED_FOR_ANOTHER_TIME, FactArgument.time(now));
        }
        if (request.id().isEmpty()) {
            return rejected(RefusalReason.ANSWER_TO_ANOTHER_REQUEST, RefusalFact.NO_REQUEST_PENDING);
        }
        if (!answer.confirmedRequests().isEmpty()) {
            return Set.of(request.id().get()).containsAll(answer.confirmedRequests())
                    ? new AnswerDecision.Answers(RequestProof.ASSERTION)
                    : rejected(RefusalReason.ANSWER_TO_ANOTHER_REQUEST, RefusalFact.CONFIRMED_FOR_ANOTHER_REQUEST);
        }
        return answer.signedAsWhole()
                ? new AnswerDecision.Answers(RequestProof.RESPONSE)
                : byTime(answer.issued(), request.sent(), clockSkew);
    }

    private static AnswerDecision byTime(Optional<Instant> issued, Optional<Instant> sent, Duration clockSkew) {
        if (issued.isEmpty() || sent.isEmpty()) {
            return rejected(RefusalReason.ANSWER_TO_ANOTHER_REQUEST, RefusalFact.NOTHING_SAYS_WHICH_REQUEST);
        }
        if (issued.get().plus(clockSkew).isBefore(sent.get())) {
            return rejected(
                    RefusalReason.ANSWER_TO_ANOTHER_REQUEST,
                    RefusalFact.ISSUED_BEFORE_LOGIN,
                    FactArgument.time(issued.get()),
                    FactArgument.time(sent.get()));
        }
        return new AnswerDecision.Answers(RequestProof.NONE);
    }

    private static AnswerDecision rejected(RefusalReason reason, RefusalFact kind, FactArgument... arguments) {
        return new AnswerDecision.Rejected(new Refusal(reason, kind, arguments));
    }
}
