package io.github.keycloakjumpcloud.core.account;

import io.github.keycloakjumpcloud.core.problem.AllowedValue;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.List;

/** Where accounts come from. */
public enum ProvisioningMode implements AllowedValue {
    /** The first sign-in creates the account. */
    JIT("jit"),
    /** An account with the person's e-mail address must exist. */
    INVITE_ONLY("invite-only"),
    /** SCIM must have created the account. */
    SCIM_ONLY("scim-only");

    private final String value;

    ProvisioningMode(String value) {
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
    public static ProvisioningMode parse(String text) {
        return AllowedValue.parse(List.of(values()), text);
    }

    /** The values of the settings, the default first. */
    public static List<String> allowed() {
        return AllowedValue.words(List.of(values()));
    }
}
