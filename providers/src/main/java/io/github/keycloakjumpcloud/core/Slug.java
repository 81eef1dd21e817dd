package io.github.keycloakjumpcloud.core;

import java.util.Locale;

/** The stable name of an enum constant in events, JSON and metrics: {@code NAME_ID} is {@code name-id}. */
public final class Slug {

    private Slug() {}

    /** The constant's name in lower case, with hyphens instead of underscores. */
    public static String of(Enum<?> constant) {
        return ofName(constant.name());
    }

    /** The same for the name of a constant. */
    public static String ofName(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
