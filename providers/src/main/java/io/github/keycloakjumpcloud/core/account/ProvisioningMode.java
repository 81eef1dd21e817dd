package io.github.keycloakjumpcloud.core.account;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Arrays;
import java.util.List;

/** Where accounts come from. */
public enum ProvisioningMode {
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

    /** The value in the settings. */
    public String value() {
        return value;
    }

    /**
     * Reads a value of the settings.
     *
     * @throws WrongInput when there is no such value, null included
     */
    public static ProvisioningMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.value.equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemKind.NOT_ALLOWED_VALUE.thrown(allowed()));
    }

    /** The values of the settings, the default first. */
    public static List<String> allowed() {
        return Arrays.stream(values()).map(ProvisioningMode::value).toList();
    }
}
