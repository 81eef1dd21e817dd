package io.github.keycloakjumpcloud.core.account;

import io.github.keycloakjumpcloud.core.problem.AllowedValue;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.List;

/** What a first sign-in does with an account that has the same e-mail address. */
public enum ExistingAccountLinking implements AllowedValue {
    /**
     * The account is linked at once when domain and stored address are verified; otherwise the person must prove to own
     * it.
     */
    VERIFIED_DOMAIN("verified-domain"),
    /** The person must always prove to own the account. */
    CONFIRM("confirm"),
    /** The sign-in is refused. */
    NEVER("never");

    private final String value;

    ExistingAccountLinking(String value) {
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
    public static ExistingAccountLinking parse(String text) {
        return AllowedValue.parse(List.of(values()), text);
    }

    /** The values of the settings, the default first. */
    public static List<String> allowed() {
        return AllowedValue.words(List.of(values()));
    }
}
