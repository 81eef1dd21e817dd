package io.github.keycloakjumpcloud.core.profile;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The user name of an account that is kept although its person no longer uses it. The name is made of the account's id,
 * so that it is free for nobody and wanted by nobody.
 */
public enum SurrenderedName {
    /** SCIM deleted the person. */
    RELEASED("released-"),
    /** Another account of the same person continues. */
    CLOSED("closed-"),
    /** An administrator gave the name to somebody else. */
    FREED("freed-");

    private static final Pattern ANY = Pattern.compile(
            Arrays.stream(values()).map(name -> name.prefix).collect(Collectors.joining("|", "(?:", ")[0-9a-f-]{36}")));

    private final String prefix;

    SurrenderedName(String prefix) {
        this.prefix = prefix;
    }

    /** The name for the account with this id. */
    public String of(String accountId) {
        return prefix + accountId;
    }

    /** Whether an account could get this name. Nobody may take the name beforehand. */
    static boolean isAny(String userName) {
        return ANY.matcher(userName).matches();
    }
}
