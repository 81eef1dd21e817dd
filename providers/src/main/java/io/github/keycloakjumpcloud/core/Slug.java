package io.github.keycloakjumpcloud.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stable name of an enum constant in events, JSON and metrics: {@code NAME_ID} is {@code name-id}. */
public final class Slug {

    private Slug() {}

    /** The constant's name in lower case, with hyphens instead of underscores. */
    public static String of(Enum<?> constant) {
        return ofName(constant.name());
    }

    /** The constant of this name; empty where there is none. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String slug) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(slug))
                .findFirst();
    }

    /** The slug of a constant that has this name. */
    public static String ofName(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
