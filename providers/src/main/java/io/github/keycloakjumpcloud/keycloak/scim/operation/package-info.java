/** One SCIM operation: its transaction, its caller, and the shape that the resource types share. */
package io.github.keycloakjumpcloud.keycloak.scim.operation;
