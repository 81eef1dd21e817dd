package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.refusal.Refusal;

/** Whether a verified response answers the login that is pending. */
public sealed interface AnswerDecision {

    /** It does. */
    record Answers(RequestProof proof) implements AnswerDecision {}

    /** It does not, or nobody can tell. */
    record Rejected(Refusal refusal) implements AnswerDecision {}
}
