package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.refusal.Refusal;

/** Whether a verified response answers the login that is pending. */
public sealed interface AnswerDecision {

    /** The response answers it. */
    record Answers(RequestProof proof) implements AnswerDecision {}

    /** The response does not answer it, or nothing proves that it does. */
    record Rejected(Refusal refusal) implements AnswerDecision {}
}
