package io.github.keycloakjumpcloud.core.profile;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * The domain of an e-mail address in the form in which domains are compared: lower case, international names in their
 * ASCII form (RFC 3490).
 *
 * @param ascii for example {@code example.com} or {@code xn--bcher-kva.example}
 */
public record DomainName(String ascii) {

    private static final int LONGEST = 253;

    /** The domain; empty when the text is no domain or is longer than 253 characters. */
    public static Optional<DomainName> parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > LONGEST || name.startsWith(".") || name.endsWith(".")) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
            boolean plain = name.chars().allMatch(c -> c < 0x80);
            // Java's mapping knows only the old rules, which turn "ß" into "ss" and full-width letters into plain ones:
            // another domain, owned by somebody else. Only a name that survives the way back is taken.
            boolean unchanged = plain || IDN.toUnicode(ascii).equals(name);
            return unchanged && ascii.length() <= LONGEST ? Optional.of(new DomainName(ascii)) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
