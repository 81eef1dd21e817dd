package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Arrays;
import java.util.List;

/** What a SCIM DELETE of a user does. */
public enum DeletionMode {
    /** The account is disabled and kept. The connection no longer owns it. */
    DISABLE("disable"),
    /** The account is deleted. */
    DELETE("delete");

    private final String value;

    DeletionMode(String value) {
        this.value = value;
    }

    /**
     * Reads a value of the settings.
     *
     * @throws WrongInput when there is no such value, null included
     */
    public static DeletionMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.value.equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemKind.NOT_ALLOWED_VALUE.thrown(allowed()));
    }

    private static List<String> allowed() {
        return Arrays.stream(values()).map(mode -> mode.value).toList();
    }
}
