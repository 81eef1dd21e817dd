/** Rows of Keycloak's table of server settings that a connection keeps beside its own. */
package io.github.keycloakjumpcloud.keycloak.row;
