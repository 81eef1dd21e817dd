package io.github.keycloakjumpcloud.core.profile;

import java.util.Optional;

/** Where a part of the profile was found. The text is cleaned; an empty text means present and blank. */
public sealed interface FieldMatch {

    /** Found under the expected name. */
    record Configured(String name, String text) implements FieldMatch {}

    /** Found under another usual spelling, which is accepted. The admin should get a hint. */
    record NearMiss(String expected, String received, String text) implements FieldMatch {}

    /** Not received. */
    record Absent(String expected) implements FieldMatch {}

    /** The value; empty when absent. */
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
