package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.text.Normalizer;

/**
 * The exact name of a JumpCloud group, or a pattern in which each {@code *} stands for any text, even for none. Names
 * are trimmed and composed (NFC) before they are compared. Letter case matters, as in JumpCloud.
 */
public final class GroupPattern {

    private static final char ANY = '*';

    private final String text;

    private GroupPattern(String text) {
        this.text = text;
    }

    /**
     * The pattern of this text.
     *
     * @throws WrongInput when the text is blank or longer than {@link AttributeText#VALUE_LIMIT} code
     *     units
     */
    public static GroupPattern of(String text) {
        if (text.length() > AttributeText.VALUE_LIMIT) {
            throw ProblemKind.TOO_LONG.thrown(AttributeText.VALUE_LIMIT);
        }
        String comparable = comparable(text);
        if (comparable.isEmpty()) {
            throw ProblemKind.BLANK.thrown();
        }
        return new GroupPattern(comparable);
    }

    /**
     * Whether the pattern matches the group's name. A name of more than {@link AttributeText#VALUE_LIMIT} code units
     * never matches.
     */
    public boolean matches(String groupName) {
        return groupName.length() <= AttributeText.VALUE_LIMIT && matchesWhole(comparable(groupName));
    }

    /** The pattern, trimmed and composed (NFC). */
    public String text() {
        return text;
    }

    // Both walk forward; on a mismatch only the last star takes one character more. No regular expression, whose
    // back-tracking an awkward pattern could drive up exponentially.
    private boolean matchesWhole(String name) {
        int p = 0;
        int n = 0;
        int lastStar = -1;
        int takenUpTo = 0;
        while (n < name.length()) {
            if (p < text.length() && text.charAt(p) == ANY) {
                lastStar = p++;
                takenUpTo = n;
            } else if (p < text.length() && text.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (lastStar >= 0) {
                p = lastStar + 1;
                n = ++takenUpTo;
            } else {
                return false;
            }
        }
        while (p < text.length() && text.charAt(p) == ANY) {
            p++;
        }
        return p == text.length();
    }

    private static String comparable(String name) {
        return Normalizer.normalize(AttributeText.trim(name), Normalizer.Form.NFC);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
