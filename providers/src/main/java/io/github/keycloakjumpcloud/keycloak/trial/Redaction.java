package io.github.keycloakjumpcloud.keycloak.trial;

/** Hides what a value says of a person, and shows that there is one; of an e-mail address the domain stays. */
final class Redaction {

    private static final String HIDDEN = "•••";

    private Redaction() {}

    static String of(String value) {
        if (value == null || value.isBlank()) {
            return value;
        }
        int at = value.lastIndexOf('@');
        return at < 0 ? HIDDEN : HIDDEN + value.substring(at);
    }
}
