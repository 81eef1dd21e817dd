package io.github.keycloakjumpcloud.core.profile;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The user names that an account may get. JumpCloud's user name is only a wish, for two reasons: Keycloak's user
 * profile refuses some names by default and would show the person a form, and nobody may get a name that is somebody
 * else's address.
 */
public final class UserNames {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 255;

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\h\\v]+");
    private static final Pattern NEVER_IN_A_USER_NAME =
            Pattern.compile("[<>&\"'\\s\\v\\h$%!#?§,;:*~/\\\\|^=\\[\\]{}()`\\p{Cntrl}]+");

    /** Letters of other scripts can look like Latin ones. */
    private static final Pattern OF_OTHER_SCRIPTS = Pattern.compile("[^\\p{IsLatin}\\p{IsCommon}]+");

    private UserNames() {}

    /**
     * The names to try, best first, without end: the cleaned wish, the address, the address with a number from 2 on.
     *
     * @param wish the user name from JumpCloud; left out when Keycloak would refuse it or when it is another person's
     *     address
     * @param address the person's e-mail address
     */
    public static Stream<String> candidates(Optional<String> wish, EmailAddress address) {
        String base = fromAddress(address);
        return Stream.concat(
                wish.flatMap(text -> fromWish(text, address)).stream(),
                Stream.concat(Stream.of(base), IntStream.iterate(2, n -> n + 1).mapToObj(n -> numbered(base, n))));
    }

    /**
     * Whether Keycloak and the keys of SCIM records treat both as the same name: letter case does not matter, other
     * differences do.
     */
    public static boolean isSame(String name, String other) {
        return name.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> fromWish(String wish, EmailAddress address) {
        String cleaned = clean(WHITE_SPACE
                .matcher(AttributeText.clean(wish, AttributeText.VALUE_LIMIT))
                .replaceAll("."));
        boolean foreign = cleaned.indexOf('@') >= 0
                && EmailAddress.parse(cleaned).filter(address::samePerson).isEmpty();
        return isAccepted(cleaned) && !foreign && !SurrenderedName.isAny(cleaned)
                ? Optional.of(cleaned)
                : Optional.empty();
    }

    /**
     * The address. Where Keycloak refuses the address as a user name, a name without @: a cleaned address could be
     * another person's.
     */
    private static String fromAddress(EmailAddress address) {
        if (isAccepted(address.value())) {
            return address.value();
        }
        String cleaned = clean(address.value().replace('@', '_'));
        String latin = OF_OTHER_SCRIPTS.matcher(cleaned).replaceAll("");
        // Otherwise all names of another script would differ by their number only.
        return latin.equals(cleaned) && isAccepted(cleaned)
                ? cleaned
                : latin + "_" + Integer.toHexString(address.value().hashCode());
    }

    private static String numbered(String base, int number) {
        String suffix = "_" + number;
        return base.substring(0, Math.min(base.length(), LONGEST - suffix.length())) + suffix;
    }

    /** In lower case, as Keycloak stores user names. */
    private static String clean(String text) {
        return NEVER_IN_A_USER_NAME.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /**
     * Whether Keycloak accepts the name by default: 3 to 255 code units, no forbidden characters, Latin letters only.
     */
    public static boolean isAccepted(String name) {
        return name.length() >= SHORTEST
                && name.length() <= LONGEST
                && !NEVER_IN_A_USER_NAME.matcher(name).find()
                && !OF_OTHER_SCRIPTS.matcher(name).find();
    }
}
