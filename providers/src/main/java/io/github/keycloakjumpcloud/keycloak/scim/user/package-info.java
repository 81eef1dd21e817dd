/** SCIM users as Keycloak accounts: which are the connection's, what is written where, what follows. */
package io.github.keycloakjumpcloud.keycloak.scim.user;
