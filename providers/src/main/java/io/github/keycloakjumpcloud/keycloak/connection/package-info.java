/**
 * A connection as the rest of the floor sees it: typed settings, the check of what is typed, trusted domains and
 * certificates.
 */
package io.github.keycloakjumpcloud.keycloak.connection;
