package io.github.keycloakjumpcloud.core.profile;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A well-formed e-mail address. Letter case does not distinguish people.
 *
 * <p>Well-formed means: a dot-atom (RFC 5322 §3.4.1, with the letters that RFC 6531 adds), one {@code @}, a domain, and
 * the lengths of RFC 5321 §4.5.3.1. Quoted local parts, address literals and letters beyond U+FFFF are refused.
 * Keycloak accepts every address that is accepted here; {@link LocalPartLetters} adds what depends on the realm.
 */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String PUNCTUATION_ALLOWED = "!#$%&'*+-/=?^_`{|}~.";

    private final String value;
    private final DomainName domain;

    private EmailAddress(String localPart, DomainName domain) {
        this.value = localPart + "@" + domain.ascii();
        this.domain = domain;
    }

    /** The address; empty when the text is no address. White space around the address is ignored. */
    public static Optional<EmailAddress> parse(String text) {
        String written = Normalizer.normalize(AttributeText.trim(text), Normalizer.Form.NFC);
        int at = written.indexOf('@');
        if (written.length() > LONGEST || at < 1 || at != written.lastIndexOf('@')) {
            return Optional.empty();
        }
        String localPart = written.substring(0, at);
        if (!isDotAtom(localPart)) {
            return Optional.empty();
        }
        return DomainName.parse(written.substring(at + 1))
                .map(domain -> new EmailAddress(lowerCase(localPart), domain))
                // The ASCII form of an international domain is longer than what was written.
                .filter(address -> address.value.length() <= LONGEST);
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isDotAtom(String localPart) {
        return localPart.length() <= LONGEST_LOCAL_PART
                && !localPart.startsWith(".")
                && !localPart.endsWith(".")
                && !localPart.contains("..")
                && localPart.codePoints().allMatch(EmailAddress::mayOccur);
    }

    private static boolean mayOccur(int c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) || PUNCTUATION_ALLOWED.indexOf(c) >= 0;
        }
        if (!Character.isBmpCodePoint(c)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !standsForAscii(c);
        };
    }

    // A full-width or dotted letter that some later step folds into a plain one would make two people one.
    private static boolean standsForAscii(int c) {
        return Normalizer.normalize(lowerCase(Character.toString(c)), Normalizer.Form.NFKC)
                        .charAt(0)
                < 0x80;
    }

    /** The address to compare and to store: lower case, an international domain in its ASCII form. */
    public String value() {
        return value;
    }

    /** The domain in lower case, an international domain in its ASCII form. */
    public String domain() {
        return domain.ascii();
    }

    /** Whether both addresses are the same person's: they are equal. */
    public boolean samePerson(EmailAddress other) {
        return equals(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress address && value.equals(address.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Returns a constant, because what is printed may be logged. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
