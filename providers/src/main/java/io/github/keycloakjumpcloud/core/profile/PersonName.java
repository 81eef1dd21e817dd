package io.github.keycloakjumpcloud.core.profile;

import java.util.regex.Pattern;

/**
 * What Keycloak's user profile accepts as a name by default. Anything else would send the person to a form at each login,
 * to mend what JumpCloud then overwrites.
 */
public final class PersonName {

    private static final Pattern NEVER_IN_A_NAME = Pattern.compile("[<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]+");

    private PersonName() {}

    /** The name without the characters that Keycloak forbids in first and last names; may be empty. */
    public static String clean(String name) {
        return NEVER_IN_A_NAME
                .matcher(name)
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Whether the text can be a username as it is. */
    public static boolean isUsername(String text) {
        return !text.isBlank()
                && !NEVER_IN_A_NAME.matcher(text).find()
                && text.chars().noneMatch(Character::isWhitespace);
    }
}
