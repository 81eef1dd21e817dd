package io.github.keycloakjumpcloud.scim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods that an address supports, in the order of {@code Allow}, each with its word in metrics. */
final class Verbs {

    private final Map<String, String> words = new LinkedHashMap<>();

    /** Adds a method; for constants only. */
    Verbs with(String method, String word) {
        words.put(method, word);
        return this;
    }

    List<String> methods() {
        return List.copyOf(words.keySet());
    }

    /** The name in metrics, for example {@code users.create}. */
    String operation(ResourceKind kind, String method) {
        return kind.operations() + words.getOrDefault(method, Route.UNKNOWN);
    }
}
