/** SCIM groups as the Keycloak groups under the connection's group root. */
package io.github.keycloakjumpcloud.keycloak.scim.group;
