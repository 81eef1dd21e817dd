package io.github.keycloakjumpcloud.core.setuplink;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;

/** Why an administrator does not get the link that they ask for. */
public enum LinkDenial {
    NAME_TOO_LONG(ProblemKind.TOO_LONG.problem(AttributeText.NAME_LIMIT).at("name")),
    NAME_TAKEN(ProblemKind.LINK_NAME_TAKEN.problem().at("name")),
    LIFETIME_OUT_OF_RANGE(ProblemKind.LIFETIME_OUT_OF_RANGE
            .problem(LinkRule.SHORTEST_LIFE.toSeconds(), LinkRule.LONGEST_LIFE.toSeconds())
            .at("expiresIn")),
    TOO_MANY(ProblemKind.TOO_MANY_LINKS.problem(LinkRule.LIVE_LIMIT)),
    TOO_MANY_MAILS(ProblemKind.TOO_MANY_LINK_MAILS.problem(LinkRule.MAIL_LIMIT).at("email")),
    NOTHING_TO_SET_UP(ProblemKind.LINK_NEEDS_CONNECTION.problem().at("allow")),
    SETTINGS_OF_EXISTING(ProblemKind.LINK_TO_EXISTING.problem());

    private final Problem problem;

    LinkDenial(Problem problem) {
        this.problem = problem;
    }

    /** What is wrong with the request. */
    public Problem problem() {
        return problem;
    }
}
