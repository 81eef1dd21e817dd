package io.github.keycloakjumpcloud.core.profile;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The user names that an account may get. What JumpCloud gives is a wish: Keycloak's user profile, by default, refuses
 * some, and would send the person to a form; and nobody gets a name that is somebody else's address.
 */
public final class UserNames {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 255;

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\h\\v]+");
    private static final Pattern NEVER_IN_A_USER_NAME =
            Pattern.compile("[<>&\"'\\s\\v\\h$%!#?§,;:*~/\\\\|^=\\[\\]{}()`\\p{Cntrl}]+");

    /** Letters of other scripts could look like these. */
    private static final Pattern OF_OTHER_SCRIPTS = Pattern.compile("[^\\p{IsLatin}\\p{IsCommon}]+");

    private UserNames() {}

    /**
     * In the order of preference, without end: the wish, the address, the address with a number.
     *
     * @param wish what JumpCloud gives as user name
     */
    public static Stream<String> candidates(Optional<String> wish, EmailAddress address) {
        String base = fromAddress(address);
        return Stream.concat(
                wish.flatMap(text -> fromWish(text, address)).stream(),
                Stream.concat(Stream.of(base), IntStream.iterate(2, n -> n + 1).mapToObj(n -> numbered(base, n))));
    }

    /** Whether Keycloak and the keys of SCIM records take both for one name. Dotless letters and the like are others. */
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

    /** The address, or else a name that is no address at all: cleaned, it might be another person's. */
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

    /** In lower case, as Keycloak stores it. */
    private static String clean(String text) {
        return NEVER_IN_A_USER_NAME.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** Whether Keycloak accepts the name by default. */
    public static boolean isAccepted(String name) {
        return name.length() >= SHORTEST
                && name.length() <= LONGEST
                && !NEVER_IN_A_USER_NAME.matcher(name).find()
                && !OF_OTHER_SCRIPTS.matcher(name).find();
    }
}
