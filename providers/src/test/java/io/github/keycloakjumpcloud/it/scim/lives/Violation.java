package io.github.keycloakjumpcloud.it.scim.lives;

/** Something that must be true in every life is not. */
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final String rule;

    Violation(String rule, String fact) {
        super(rule + ": " + fact);
        this.rule = rule;
    }

    /** @throws Violation unless it holds */
    static void unless(boolean holds, String rule, String fact) {
        if (!holds) {
            throw new Violation(rule, fact);
        }
    }

    /** Which rule, without the facts of this life. */
    String rule() {
        return rule;
    }
}
