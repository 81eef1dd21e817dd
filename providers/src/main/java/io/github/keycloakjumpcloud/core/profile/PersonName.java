package io.github.keycloakjumpcloud.core.profile;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * First and last names that Keycloak's user profile accepts by default. With another name the person would get a form
 * at each login, and JumpCloud would overwrite what they enter.
 */
public final class PersonName {

    /** Stands for a missing first or last name where the realm requires one. */
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

    /**
     * The name for the account: the cleaned name; {@link #FILLER} when nothing is left of it and a name is required;
     * otherwise empty.
     */
    public static Optional<String> of(Optional<String> told, boolean required) {
        return told.map(PersonName::clean)
                .filter(name -> !name.isEmpty())
                .or(() -> required ? Optional.of(FILLER) : Optional.empty());
    }

    /**
     * The name of an account as SCIM and people see it; empty when the stored name is null, blank or {@link #FILLER}.
     */
    public static Optional<String> shown(String stored) {
        return Optional.ofNullable(stored).filter(name -> !name.isBlank() && !name.equals(FILLER));
    }
}
