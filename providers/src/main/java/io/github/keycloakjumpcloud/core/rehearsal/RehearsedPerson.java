package io.github.keycloakjumpcloud.core.rehearsal;

/**
 * What a rehearsal would make of a person.
 *
 * @param wasActive whether the account is enabled in Keycloak; false where there is none
 */
public record RehearsedPerson(ResourceOrigin origin, boolean wasActive, Fate fate) {

    /** What the account would be. */
    public enum Fate {
        ENABLED,
        DISABLED,
        /** It would be deleted, or be no longer the connection's. */
        GONE
    }

    /** Whether the connection would have the person. */
    public boolean stays() {
        return fate != Fate.GONE;
    }

    /** Whether somebody who can sign in now could do so no longer. */
    public boolean isDeactivated() {
        return wasActive && fate != Fate.ENABLED;
    }
}
