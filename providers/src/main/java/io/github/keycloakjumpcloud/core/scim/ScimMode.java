package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.problem.AllowedValue;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.List;

/** What becomes of what a connection's SCIM client asks for. */
public enum ScimMode implements AllowedValue {
    /** It is carried out. */
    LIVE("live"),
    /** It is answered as if it were carried out, and nothing of it stays. */
    REHEARSE("rehearse"),
    /** Nobody can tell: something else is stored. */
    UNKNOWN("");

    private static final List<ScimMode> KNOWN = List.of(LIVE, REHEARSE);

    private final String value;

    ScimMode(String value) {
        this.value = value;
    }

    @Override
    public String value() {
        return value;
    }

    /**
     * Reads a value of the settings.
     *
     * @throws WrongInput when there is no such value, null included
     */
    public static ScimMode parse(String text) {
        return AllowedValue.parse(KNOWN, text);
    }

    /** Reads a value that is stored, by another version or past the checks of the settings: never a reason to let anybody stay. */
    public static ScimMode ofStored(String text) {
        return AllowedValue.find(KNOWN, text).orElse(UNKNOWN);
    }
}
