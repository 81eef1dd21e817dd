package io.github.keycloakjumpcloud.core.access;

/**
 * An account with the e-mail address of a person who signs in for the first time.
 *
 * @param provisionedByThisConnection created by this connection's SCIM client
 * @param linkedToAnotherIdentity already linked to this connection under another NameID
 * @param administrator may administer the realm
 */
public record ExistingAccount(
        String userId,
        boolean enabled,
        boolean provisionedByThisConnection,
        boolean linkedToAnotherIdentity,
        boolean administrator) {}
