package io.github.keycloakjumpcloud.core.rehearsal;

/**
 * What a rehearsal would make of a person.
 *
 * @param wasActive whether the account is enabled in Keycloak; false where there is none
 * @param active whether it would be enabled; false for one that would be deleted
 * @param gone whether it would be deleted, or be no longer the connection's
 */
public record RehearsedPerson(ResourceOrigin origin, boolean wasActive, boolean active, boolean gone) {

    /** Whether somebody who can sign in now could do so no longer. */
    public boolean isDeactivated() {
        return wasActive && !active;
    }
}
