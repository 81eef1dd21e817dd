package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
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
                    "the assertion is for another recipient: " + Shown.all(answer.foreignRecipients()));
        }
        if (!answer.confirmed().holds(now, clockSkew)) {
            return rejected(
                    RefusalReason.OUTSIDE_TIME_WINDOW, "the assertion is confirmed for another time than " + now);
        }
        if (request.id().isEmpty()) {
            return rejected(RefusalReason.ANSWER_TO_ANOTHER_REQUEST, "no request is pending that it could answer");
        }
        if (!answer.confirmedRequests().isEmpty()) {
            return Set.of(request.id().get()).containsAll(answer.confirmedRequests())
                    ? new AnswerDecision.Answers(RequestProof.ASSERTION)
                    : rejected(
                            RefusalReason.ANSWER_TO_ANOTHER_REQUEST,
                            "the assertion is confirmed for another request than the one that is pending");
        }
        return answer.signedAsWhole()
                ? new AnswerDecision.Answers(RequestProof.RESPONSE)
                : byTime(answer.issued(), request.sent(), clockSkew);
    }

    private static AnswerDecision byTime(Optional<Instant> issued, Optional<Instant> sent, Duration clockSkew) {
        if (issued.isEmpty() || sent.isEmpty()) {
            return rejected(
                    RefusalReason.ANSWER_TO_ANOTHER_REQUEST,
                    "nothing that is signed says which request it answers, nor when it was issued");
        }
        if (issued.get().plus(clockSkew).isBefore(sent.get())) {
            return rejected(
                    RefusalReason.ANSWER_TO_ANOTHER_REQUEST,
                    "the assertion was issued at " + issued.get() + ", before the login began at " + sent.get()
                            + "; if the clocks differ, set them, or let JumpCloud sign the response as well");
        }
        return new AnswerDecision.Answers(RequestProof.NONE);
    }

    private static AnswerDecision rejected(RefusalReason reason, String fact) {
        return new AnswerDecision.Rejected(new Refusal(reason, fact));
    }
}
