package io.github.keycloakjumpcloud.core;

import java.util.Locale;

/** The stable name of a constant, for everything outside of Java: {@code NAME_ID} is {@code name-id}. */
public final class Slug {

    private Slug() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
