package io.github.keycloakjumpcloud.core.scim;

/** Why a token is not made. */
public enum TokenDenial {
    NAME_BLANK("A token needs a name"),
    NAME_TOO_LONG("The name of a token has " + TokenRule.NAME_LIMIT + " characters at most"),
    NAME_TAKEN("The connection has a token of this name already"),
    LIFETIME_OUT_OF_RANGE("expiresIn needs a number of seconds from 1 to " + TokenRule.LONGEST_LIFE.toSeconds()),
    TOO_MANY("A connection has " + TokenRule.LIVE_LIMIT + " live tokens at most: revoke a token first");

    private final String sentence;

    TokenDenial(String sentence) {
        this.sentence = sentence;
    }

    /** One sentence for the admin. */
    public String sentence() {
        return sentence;
    }
}
