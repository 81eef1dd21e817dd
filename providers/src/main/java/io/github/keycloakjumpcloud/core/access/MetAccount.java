package io.github.keycloakjumpcloud.core.access;

/**
 * An account that a SCIM create meets: it has the user name or the e-mail address of the person to be created.
 *
 * @param enabled may sign in
 * @param owned the connection owns it already
 * @param released the connection had it before, and its SCIM client deleted it
 * @param ofAnotherConnection another connection owns it
 * @param administrator may administer the realm
 * @param ownsEmail has the e-mail address itself, not only as its user name
 */
public record MetAccount(
        String userId,
        boolean enabled,
        boolean owned,
        boolean released,
        boolean ofAnotherConnection,
        boolean administrator,
        boolean ownsEmail) {}
