package io.github.keycloakjumpcloud.core.fact;

import io.github.keycloakjumpcloud.core.Slug;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What kind of fact it is. The slugs and the names of the arguments are stable, because admins' scripts rely on them. */
public interface FactKind {

    /** The arguments that a fact of this kind has, in the order of the placeholders of its sentence. */
    List<FactSlot> slots();

    /** The key of the sentence, for example {@code jumpcloudFactNotInAllowedGroup}. */
    String messageKey();

    /** The name of the constant. */
    String name();

    /** The stable name, for example {@code not-in-allowed-group}. */
    default String slug() {
        return Slug.ofName(name());
    }

    /** The key of a constant's sentence: the prefix and the constant's name in camel case. */
    static String messageKey(String prefix, Enum<?> constant) {
        return Arrays.stream(Slug.of(constant).split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", prefix, ""));
    }
}
