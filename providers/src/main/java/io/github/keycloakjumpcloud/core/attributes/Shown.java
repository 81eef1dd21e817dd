package io.github.keycloakjumpcloud.core.attributes;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prepares text that somebody else has written for log lines, events and facts: names of connections, mappers, roles,
 * groups and tokens, and any part of a message. The result is a single line of at most {@link AttributeText#NAME_LIMIT}
 * code units without control characters or double quotation marks of its own, so it cannot pass for our own words.
 */
public final class Shown {

    private static final int MOST = 5;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._@-]+");

    private Shown() {}

    /** The first five texts in sorted order, each in quotation marks, separated by commas. */
    public static String all(Collection<String> texts) {
        return texts.stream().sorted().limit(MOST).map(Shown::one).collect(Collectors.joining(", "));
    }

    /**
     * For log lines: the bare text when it is one plain word, as most names are; otherwise the text in quotation marks.
     */
    public static String name(String text) {
        String bare = bare(text);
        return PLAIN.matcher(bare).matches() ? bare : one(text);
    }

    /** The text in double quotation marks. Double quotation marks within it become single ones. */
    public static String one(String text) {
        return "\"" + bare(text) + "\"";
    }

    /** The text without quotation marks, for places that hold nothing else; empty for null. */
    public static String bare(String text) {
        return text == null
                ? ""
                : AttributeText.clean(text, AttributeText.NAME_LIMIT).replace('"', '\'');
    }
}
