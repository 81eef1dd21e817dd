package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Arrays;
import java.util.List;

/** What becomes of what a connection's SCIM client asks for. */
public enum ScimMode {
    /** It is carried out. */
    LIVE("live"),
    /** It is answered as if it were carried out, and nothing of it stays. */
    REHEARSE("rehearse");

    private final String value;

    ScimMode(String value) {
        this.value = value;
    }

    /**
     * Reads a value of the settings.
     *
     * @throws WrongInput when there is no such value, null included
     */
    public static ScimMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.value.equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemKind.NOT_ALLOWED_VALUE.thrown(allowed()));
    }

    private static List<String> allowed() {
        return Arrays.stream(values()).map(mode -> mode.value).toList();
    }
}
