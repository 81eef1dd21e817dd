package io.github.keycloakjumpcloud.core.account;

import java.util.Arrays;
import java.util.List;

/** What a first sign-in does with an account of the same e-mail address. */
public enum ExistingAccountLinking {
    /** Linked at once when the e-mail domain is verified; otherwise the person proves to own the account. */
    VERIFIED_DOMAIN("verified-domain"),
    /** The person always proves to own the account. */
    CONFIRM("confirm"),
    /** Refused. */
    NEVER("never");

    private final String value;

    ExistingAccountLinking(String value) {
        this.value = value;
    }

    /** The value in the settings. */
    public String value() {
        return value;
    }

    /** @throws IllegalArgumentException listing the values that are allowed */
    public static ExistingAccountLinking parse(String text) {
        return Arrays.stream(values())
                .filter(linking -> linking.value.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The linking of existing accounts must be one of " + String.join(", ", allowed()) + "."));
    }

    /** The values in the settings, the default first. */
    public static List<String> allowed() {
        return Arrays.stream(values()).map(ExistingAccountLinking::value).toList();
    }
}
