package io.github.keycloakjumpcloud.core.attributes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes of one assertion (SAML Core 2.7.3) in the order received. Immutable.
 *
 * <p>An attribute without a value is still {@linkplain #has present}: the sender named it, so it is blank and not
 * absent.
 */
public final class ReceivedAttributes {

    private final Map<String, List<String>> valuesByName;

    private ReceivedAttributes(Map<String, List<String>> valuesByName) {
        this.valuesByName = valuesByName;
    }

    /**
     * Copies the attributes. Null names, and null values within a list, are dropped; a null list becomes an empty list.
     */
    public static ReceivedAttributes of(Map<String, ? extends List<String>> attributes) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        attributes.forEach((name, values) -> {
            if (name != null) {
                copy.put(name, withoutNulls(values));
            }
        });
        return new ReceivedAttributes(Collections.unmodifiableMap(copy));
    }

    private static List<String> withoutNulls(List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }

    /** The values of exactly this name, as received; empty when the attribute is absent or has no value. */
    public List<String> values(String name) {
        return valuesByName.getOrDefault(name, List.of());
    }

    /** The first value of exactly this name, as received. */
    public Optional<String> first(String name) {
        return values(name).stream().findFirst();
    }

    /** Whether the attribute was received, even without a value. */
    public boolean has(String name) {
        return valuesByName.containsKey(name);
    }

    /** The names in the order received. */
    public Set<String> names() {
        return valuesByName.keySet();
    }
}
