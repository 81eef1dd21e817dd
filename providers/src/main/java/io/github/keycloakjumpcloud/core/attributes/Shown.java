package io.github.keycloakjumpcloud.core.attributes;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one way in which text that somebody else has written goes into a log line, an event or a fact: an administrator's
 * names of connections, mappers, roles, groups and tokens, and whatever stands in a message. It stays one line, colours
 * nothing, ends no quotation and is not endless, so that it cannot pass for what we say ourselves.
 */
public final class Shown {

    private static final int MOST = 5;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._@-]+");

    private Shown() {}

    /** The first few, each in quotation marks. */
    public static String all(Collection<String> texts) {
        return texts.stream().sorted().limit(MOST).map(Shown::one).collect(Collectors.joining(", "));
    }

    /** As it is where it is one plain word, which most names are; else in quotation marks. For log lines. */
    public static String name(String text) {
        String bare = bare(text);
        return PLAIN.matcher(bare).matches() ? bare : one(text);
    }

    /** In quotation marks, of which there are no others. */
    public static String one(String text) {
        return "\"" + bare(text) + "\"";
    }

    /** Without quotation marks around it or within it; for places that hold nothing else. */
    public static String bare(String text) {
        return text == null
                ? ""
                : AttributeText.clean(text, AttributeText.NAME_LIMIT).replace('"', '\'');
    }
}
