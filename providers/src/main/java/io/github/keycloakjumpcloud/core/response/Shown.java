package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.util.Collection;
import java.util.stream.Collectors;

/** Text out of a message that nobody has vouched for, made fit for a log line. */
final class Shown {

    private static final int MOST = 5;

    private Shown() {}

    static String all(Collection<String> texts) {
        return texts.stream().sorted().limit(MOST).map(Shown::one).collect(Collectors.joining(", "));
    }

    static String one(String text) {
        return "\"" + AttributeText.clean(text, AttributeText.NAME_LIMIT) + "\"";
    }
}
