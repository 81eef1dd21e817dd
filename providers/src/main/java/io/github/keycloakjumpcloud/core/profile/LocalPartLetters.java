package io.github.keycloakjumpcloud.core.profile;

/**
 * The letters that a realm accepts before the @ of an address. Where the realm's mail server accepts only ASCII
 * letters, Keycloak refuses other letters and would show the person a form at each login.
 */
public enum LocalPartLetters {
    ASCII,
    ANY;

    /** Whether the realm accepts the letters of this address. */
    public boolean take(EmailAddress address) {
        return this == ANY || address.value().chars().allMatch(c -> c < 0x80);
    }
}
