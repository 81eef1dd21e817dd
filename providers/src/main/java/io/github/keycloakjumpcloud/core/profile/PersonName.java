package io.github.keycloakjumpcloud.core.profile;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Keycloak's user profile accepts as a name by default. Anything else would send the person to a form at each login,
 * to mend what JumpCloud then overwrites.
 */
public final class PersonName {

    /** Stands for a first or last name that somebody has not, where the realm insists on one. */
    public static final String FILLER = "-";

    private static final Pattern NEVER_IN_A_NAME = Pattern.compile("[<>&\"\\v$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]+");

    private PersonName() {}

    /** The name without the characters that Keycloak forbids in first and last names; may be empty. */
    public static String clean(String name) {
        // Composing makes a semicolon of a Greek question mark, so it comes first.
        String composed = AttributeText.clean(name, AttributeText.NAME_LIMIT);
        String allowed = NEVER_IN_A_NAME.matcher(composed).replaceAll(" ").replaceAll("\\s+", " ");
        return AttributeText.clean(allowed, AttributeText.NAME_LIMIT);
    }

    /** What the account is to have: the cleaned name, or else the filler where one is required. */
    public static Optional<String> of(Optional<String> told, boolean required) {
        return told.map(PersonName::clean)
                .filter(name -> !name.isEmpty())
                .or(() -> required ? Optional.of(FILLER) : Optional.empty());
    }

    /** The name that an account has; empty when it is none. */
    public static Optional<String> shown(String stored) {
        return Optional.ofNullable(stored).filter(name -> !name.isBlank() && !name.equals(FILLER));
    }
}
