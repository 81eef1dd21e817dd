package io.github.keycloakjumpcloud.core.problem;

import java.util.List;
import java.util.Optional;

/** One of the few values that a setting may have. */
public interface AllowedValue {

    /** As it stands in the settings. */
    String value();

    /**
     * Reads a value of the settings.
     *
     * @param allowed the values that there are
     * @throws WrongInput when there is no such value, null included
     */
    static <V extends AllowedValue> V parse(List<V> allowed, String text) {
        return find(allowed, text).orElseThrow(() -> ProblemKind.NOT_ALLOWED_VALUE.thrown(words(allowed)));
    }

    /** As {@link #parse}; empty when there is no such value. */
    static <V extends AllowedValue> Optional<V> find(List<V> allowed, String text) {
        return allowed.stream().filter(one -> one.value().equals(text)).findFirst();
    }

    /** As they stand in the settings, in their order. */
    static List<String> words(List<? extends AllowedValue> allowed) {
        return allowed.stream().map(AllowedValue::value).toList();
    }
}
