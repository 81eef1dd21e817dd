package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.problem.AllowedValue;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.List;

/** What a SCIM DELETE of a user does. */
public enum DeletionMode implements AllowedValue {
    /** The account is disabled and kept. The connection no longer owns it. */
    DISABLE("disable"),
    /** The account is deleted. */
    DELETE("delete");

    private final String value;

    DeletionMode(String value) {
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
    public static DeletionMode parse(String text) {
        return AllowedValue.parse(List.of(values()), text);
    }
}
