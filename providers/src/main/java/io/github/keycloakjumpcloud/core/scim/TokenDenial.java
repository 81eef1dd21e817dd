package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;

/** Why a token is not made. */
public enum TokenDenial {
    NAME_BLANK(ProblemKind.TOKEN_NAME_BLANK.problem().at("name")),
    NAME_TOO_LONG(ProblemKind.TOO_LONG.problem(TokenRule.NAME_LIMIT).at("name")),
    NAME_TAKEN(ProblemKind.TOKEN_NAME_TAKEN.problem().at("name")),
    LIFETIME_OUT_OF_RANGE(ProblemKind.LIFETIME_OUT_OF_RANGE
            .problem(1, TokenRule.LONGEST_LIFE.toSeconds())
            .at("expiresIn")),
    TOO_MANY(ProblemKind.TOO_MANY_TOKENS.problem(TokenRule.LIVE_LIMIT));

    private final Problem problem;

    TokenDenial(Problem problem) {
        this.problem = problem;
    }

    /** What is wrong with the request. */
    public Problem problem() {
        return problem;
    }
}
