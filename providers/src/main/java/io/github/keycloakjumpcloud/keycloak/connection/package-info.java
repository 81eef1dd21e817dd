/**
 * A connection as the rest of the floor sees it: typed settings, trusted domains, uploaded metadata, what an
 * assertion says.
 */
package io.github.keycloakjumpcloud.keycloak.connection;
