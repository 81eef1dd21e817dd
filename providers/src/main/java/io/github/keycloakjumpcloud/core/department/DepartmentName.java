package io.github.keycloakjumpcloud.core.department;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a department. Two names are equal when they differ only in letter case, white space or Unicode encoding.
 *
 * <p>Case is folded without regard to a language: ß, ẞ and ss are equal, a final sigma equals any sigma, and the
 * Turkish dotted and dotless i both equal i, because the sender's keyboard decides which of them is typed.
 */
public final class DepartmentName {

    private final String display;
    private final String folded;

    private DepartmentName(String display, String folded) {
        this.display = display;
        this.folded = folded;
    }

    /** The name, cut at 255 code units; empty when the text has nothing visible. */
    public static Optional<DepartmentName> parse(String text) {
        String line = AttributeText.singleSpaced(AttributeText.clean(text, AttributeText.VALUE_LIMIT));
        String display = AttributeText.clean(line, AttributeText.NAME_LIMIT);
        String folded = fold(display);
        return folded.isEmpty() ? Optional.empty() : Optional.of(new DepartmentName(display, folded));
    }

    private static String fold(String display) {
        String compatible = Normalizer.normalize(display, Normalizer.Form.NFKC);
        // Down, up, down: only lower ß becomes SS, and only from capitals does every sigma come out alike.
        String cased =
                compatible.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String withoutDot = Normalizer.normalize(cased, Normalizer.Form.NFKD).replace("i\u0307", "i");
        StringBuilder visible = new StringBuilder(withoutDot.length());
        withoutDot.codePoints().filter(c -> !isIgnorable(c)).forEach(visible::appendCodePoint);
        return AttributeText.singleSpaced(Normalizer.normalize(visible, Normalizer.Form.NFKC));
    }

    // Joiners, variation selectors, fillers and tags: they change the look, not the name.
    private static boolean isIgnorable(int c) {
        return Character.getType(c) == Character.FORMAT
                || c == 0x34F
                || c == 0x115F
                || c == 0x1160
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    /** The name to show and to store, with single spaces. It may contain a slash. */
    public String display() {
        return display;
    }

    /** The name to compare; not meant for display. */
    public String folded() {
        return folded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DepartmentName name && folded.equals(name.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return display;
    }
}
