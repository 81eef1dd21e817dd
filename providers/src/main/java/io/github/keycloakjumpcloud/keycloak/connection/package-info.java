/**
 * A connection as the rest of the floor sees it: typed settings, what is stored and remembered, trusted domains, roots of
 * groups and certificates.
 */
package io.github.keycloakjumpcloud.keycloak.connection;
