package io.github.keycloakjumpcloud.core.profile;

import java.util.Optional;

/** Where a part of the profile was found. Its text is cleaned; an empty one means present and blank. */
public sealed interface FieldMatch {

    /** Found under the name that is configured. */
    record Configured(String name, String text) implements FieldMatch {}

    /** Found under another usual spelling: accepted, but worth a hint to the admin. */
    record NearMiss(String expected, String received, String text) implements FieldMatch {}

    /** Not received. */
    record Absent(String expected) implements FieldMatch {}

    /** The value, empty when absent. */
    default Optional<String> value() {
        if (this instanceof Configured found) {
            return Optional.of(found.text);
        }
        if (this instanceof NearMiss found) {
            return Optional.of(found.text);
        }
        return Optional.empty();
    }
}
