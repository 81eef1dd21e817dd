package io.github.keycloakjumpcloud.core.attributes;

import java.text.Normalizer;

/**
 * Cleans text from JumpCloud before it is compared or stored. No other class does that.
 *
 * <p>Lengths are in UTF-16 code units, the widest measure that Keycloak's databases use for their columns.
 */
public final class AttributeText {

    /** Longest name of a person, group or department: the width of Keycloak's name columns. */
    public static final int NAME_LIMIT = 255;

    /** Longest value of any other attribute. */
    public static final int VALUE_LIMIT = 2048;

    // Composing shrinks text at most fourfold (U+1F82 is a letter with three marks), so no more needs reading.
    private static final int LARGEST_COMPOSITION = 4;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private AttributeText() {}

    /**
     * Composes the text (NFC), drops control characters and invisible direction marks, turns line breaks and tabs into
     * spaces, trims, and cuts between code points. The joiners that emoji and some scripts need stay; a text of joiners
     * and white space alone becomes empty. The cost stays within a few times the limit, however long the text is.
     *
     * @param raw the text as received; not null
     * @param maxCodeUnits the longest result, at least 1
     * @return the cleaned text, which may be empty
     */
    public static String clean(String raw, int maxCodeUnits) {
        String composed = Normalizer.normalize(visiblePart(raw, maxCodeUnits), Normalizer.Form.NFC);
        String cut = trim(cut(composed, maxCodeUnits));
        return cut.codePoints().allMatch(c -> isBlank(c) || isJoiner(c)) ? "" : cut;
    }

    /**
     * Whether every database can store the text: it has no control characters except tabs and line breaks, and no half
     * of a surrogate pair.
     */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (Character.getType(c) != Character.CONTROL && Character.getType(c) != Character.SURROGATE));
    }

    /** Whether the text is {@linkplain #isStorable storable} and has neither tabs nor line breaks. */
    public static boolean isOneLine(String text) {
        return isStorable(text) && text.chars().noneMatch(c -> c == '\t' || c == '\n' || c == '\r');
    }

    /** The text without white space, of any script, at either end. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The trimmed text, with each run of white space within it replaced by one space. */
    public static String singleSpaced(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        trim(text).codePoints().forEach(c -> {
            if (!isBlank(c)) {
                folded.appendCodePoint(c);
            } else if (folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        });
        return folded.toString();
    }

    private static String visiblePart(String raw, int maxCodeUnits) {
        long enough = (long) LARGEST_COMPOSITION * maxCodeUnits;
        StringBuilder kept = new StringBuilder();
        int next = 0;
        while (next < raw.length() && kept.length() < enough) {
            int c = raw.codePointAt(next);
            next += Character.charCount(c);
            if (isBlank(c) && (kept.length() == 0 || Character.getType(c) != Character.SPACE_SEPARATOR)) {
                if (kept.length() > 0) {
                    kept.append(' ');
                }
            } else if (!isInvisible(c)) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    private static String cut(String text, int maxCodeUnits) {
        if (text.length() <= maxCodeUnits) {
            return text;
        }
        boolean splitsPair = Character.isSurrogatePair(text.charAt(maxCodeUnits - 1), text.charAt(maxCodeUnits));
        return text.substring(0, splitsPair ? maxCodeUnits - 1 : maxCodeUnits);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || c == 0xAD // soft hyphen
                || c == 0x61C // Arabic letter mark
                || c == 0x180E // Mongolian vowel separator
                || c == 0x200B // zero width space
                || c == 0x200E // left-to-right mark
                || c == 0x200F // right-to-left mark
                || (c >= 0x202A && c <= 0x202E) // embeddings and overrides
                || (c >= 0x2060 && c <= 0x206F) // word joiner, isolates, deprecated controls
                || c == 0xFEFF // byte order mark
                || (c >= 0xFFF9 && c <= 0xFFFB) // interlinear annotations
                || (c & 0xFFFE) == 0xFFFE; // non-characters, which not every database stores
    }
}
