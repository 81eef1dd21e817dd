package io.github.keycloakjumpcloud.core.scim;

import java.util.Arrays;
import java.util.List;

/** What a SCIM DELETE of a user does. */
public enum DeletionMode {
    /** The account is disabled and kept, and the connection no longer has it. */
    DISABLE("disable"),
    /** The account is deleted. */
    DELETE("delete");

    private final String value;

    DeletionMode(String value) {
        this.value = value;
    }

    /** @throws IllegalArgumentException listing the values that are allowed */
    public static DeletionMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.value.equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("one of " + String.join(", ", allowed()) + " is needed"));
    }

    private static List<String> allowed() {
        return Arrays.stream(values()).map(mode -> mode.value).toList();
    }
}
