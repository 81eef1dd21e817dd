/** The admin events of what a connection changes over SCIM. */
package io.github.keycloakjumpcloud.keycloak.scim.event;
