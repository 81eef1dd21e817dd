package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of what a connection's SCIM client asks for. */
public enum ScimMode {
    /** It is carried out. */
    LIVE("live"),
    /** It is answered as if it were carried out, and nothing of it stays. */
    REHEARSE("rehearse"),
    /** Nobody can tell: something else is stored. */
    UNKNOWN("");

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
        return named(text).orElseThrow(() -> ProblemKind.NOT_ALLOWED_VALUE.thrown(allowed()));
    }

    /** Reads a value that is stored, by another version or past the checks of the settings: never a reason to let anybody stay. */
    public static ScimMode ofStored(String text) {
        return named(text).orElse(UNKNOWN);
    }

    private static Optional<ScimMode> named(String text) {
        return known().filter(mode -> mode.value.equals(text)).findFirst();
    }

    private static Stream<ScimMode> known() {
        return Arrays.stream(values()).filter(mode -> mode != UNKNOWN);
    }

    private static List<String> allowed() {
        return known().map(mode -> mode.value).toList();
    }
}
