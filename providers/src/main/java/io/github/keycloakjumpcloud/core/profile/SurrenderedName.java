package io.github.keycloakjumpcloud.core.profile;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The user name of an account that is kept although its person has it no more: made of its id, and nobody's wish. */
public enum SurrenderedName {
    /** SCIM has deleted the person. */
    RELEASED("released-"),
    /** Another account of the same person goes on. */
    CLOSED("closed-");

    private static final Pattern ANY = Pattern.compile(
            Arrays.stream(values()).map(name -> name.prefix).collect(Collectors.joining("|", "(?:", ")[0-9a-f-]{36}")));

    private final String prefix;

    SurrenderedName(String prefix) {
        this.prefix = prefix;
    }

    public String of(String accountId) {
        return prefix + accountId;
    }

    /** Whether an account may come to be called so: nobody may take the name from it beforehand. */
    static boolean isAny(String userName) {
        return ANY.matcher(userName).matches();
    }
}
