package io.github.keycloakjumpcloud.core.profile;

/**
 * Which letters a realm takes before the @ of an address. Keycloak refuses others where it sends mail through a server that does
 * not take them, and would send their person to a form at each login.
 */
public enum LocalPartLetters {
    ASCII,
    ANY;

    public boolean take(EmailAddress address) {
        return this == ANY || address.value().chars().allMatch(c -> c < 0x80);
    }
}
