package io.github.keycloakjumpcloud.core.language;

import java.util.Locale;
import java.util.Set;

/** Where a line begins. */
public enum Direction {
    LTR,
    RTL;

    private static final Set<String> SCRIPTS = Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");
    private static final Set<String> LANGUAGES =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    /** The direction of the script that the locale names, else of the one that its language is usually written in. */
    public static Direction of(Locale locale) {
        boolean fromTheRight = locale.getScript().isEmpty()
                ? LANGUAGES.contains(locale.getLanguage())
                : SCRIPTS.contains(locale.getScript());
        return fromTheRight ? RTL : LTR;
    }
}
